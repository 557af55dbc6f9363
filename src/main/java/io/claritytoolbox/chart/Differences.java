package io.claritytoolbox.chart;

import io.claritytoolbox.chart.Chart.Mark;
import java.util.List;

/**
 * Differences with their intervals, around zero. A filled point marks a difference that is larger
 * than chance.
 *
 * @param unit of the differences, for example {@code percentage points}
 * @param rows in order
 */
public record Differences(String title, String unit, List<Difference> rows) implements Chart {
  private static final double TITLE = 26;
  private static final double ROW = 40;
  private static final double AXIS = 18;
  private static final double MARGIN = 20;

  /**
   * A difference.
   *
   * @param name may come from visitors
   * @param mark the difference with its interval
   * @param verdict the conclusion, in words
   * @param isClear whether the difference is larger than chance
   */
  public record Difference(String name, Mark mark, String verdict, boolean isClear) {}

  public Differences {
    rows = List.copyOf(rows);
  }

  @Override
  public double height() {
    return TITLE + Math.max(1, rows.size()) * ROW + AXIS;
  }

  @Override
  public String description() {
    long clear = rows.stream().filter(Difference::isClear).count();
    return "Of %s difference%s, %s %s larger than chance."
        .formatted(rows.size(), rows.size() == 1 ? "" : "s", clear, clear == 1 ? "is" : "are");
  }

  @Override
  public Table table() {
    return new Table(
        List.of("Name", unit, "Verdict"),
        rows.stream()
            .map(row -> List.of(row.name(), row.mark().withInterval(), row.verdict()))
            .toList());
  }

  @Override
  public void draw(Svg svg) {
    double reach =
        rows.stream()
            .map(Difference::mark)
            .mapToDouble(mark -> Math.max(Math.abs(mark.top()), Math.abs(bottom(mark))))
            .max()
            .orElse(0);
    Svg.Scale x =
        new Svg.Scale(-Svg.Scale.ceiling(reach), Svg.Scale.ceiling(reach), MARGIN, WIDTH - MARGIN);
    svg.title(title, WIDTH);
    double bottom = height() - AXIS;
    svg.line("axis", x.at(0), TITLE, x.at(0), bottom);
    for (double tick : List.of(x.least(), 0.0, x.most())) {
      svg.text("label", x.at(tick), bottom + 14, "middle", Svg.Scale.label(tick));
    }
    for (int i = 0; i < rows.size(); i++) {
      row(svg, x, rows.get(i), TITLE + i * ROW);
    }
  }

  private static double bottom(Mark mark) {
    return mark.hasInterval() ? Math.min(mark.low(), mark.value()) : mark.value();
  }

  private void row(Svg svg, Svg.Scale x, Difference row, double y) {
    Mark mark = row.mark();
    double middle = y + 26;
    String said = mark.text() + " " + row.verdict();
    svg.text(
        "label strong", 0, y + 13, "start", Svg.fitted(row.name(), WIDTH - Svg.width(said) - 12));
    svg.text("label", WIDTH, y + 13, "end", said);
    svg.group(
        row.isClear() ? "clear" : "unclear",
        row.name() + ": " + mark.withInterval() + " " + unit,
        inside -> {
          if (mark.hasInterval()) {
            inside.line("whisker", x.at(mark.low()), middle, x.at(mark.high()), middle);
          }
          inside.circle(x.at(mark.value()), middle, 4.5);
        });
  }
}
