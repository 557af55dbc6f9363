package io.claritytoolbox.chart;

import io.claritytoolbox.chart.Chart.Mark;
import java.util.List;

/**
 * Bars in order, starting at zero, each below its name. Whiskers show intervals; upper and lower
 * bounds are hatched, and estimates have a dashed outline.
 *
 * @param unit what the bars count
 * @param bars from top to bottom
 */
public record RankedBars(String title, String unit, List<Bar> bars) implements Chart {
  private static final double TITLE = 26;
  private static final double ROW = 40;
  private static final double THICKNESS = 13;

  /**
   * A bar.
   *
   * @param name may come from visitors
   * @param note text beside the name; may be empty
   */
  public record Bar(String name, Mark mark, String note) {}

  public RankedBars {
    bars = List.copyOf(bars);
  }

  @Override
  public double height() {
    return TITLE + Math.max(1, bars.size()) * ROW;
  }

  @Override
  public String description() {
    if (bars.isEmpty()) {
      return "There is nothing to show.";
    }
    Bar first = bars.get(0);
    String start = bars.size() == 1 ? "1 bar. " : bars.size() + " bars in order. The first is ";
    return start + first.name() + ": " + first.mark().withInterval() + " " + unit + ".";
  }

  @Override
  public Table table() {
    return new Table(
        List.of("Name", unit, "Note"),
        bars.stream()
            .map(bar -> List.of(bar.name(), bar.mark().withInterval(), bar.note()))
            .toList());
  }

  @Override
  public void draw(Svg svg) {
    double labels = bars.stream().mapToDouble(bar -> Svg.width(bar.mark().text())).max().orElse(0);
    double top = bars.stream().mapToDouble(bar -> bar.mark().top()).max().orElse(0);
    Svg.Scale x = Svg.Scale.fromZero(top, 0, WIDTH - labels - 12);
    svg.title(title, WIDTH);
    for (int i = 0; i < bars.size(); i++) {
      bar(svg, x, bars.get(i), TITLE + i * ROW);
    }
    svg.line("axis", 0, TITLE, 0, height());
  }

  private static void bar(Svg svg, Svg.Scale x, Bar bar, double y) {
    Mark mark = bar.mark();
    double middle = y + 18 + THICKNESS / 2;
    double noteWidth = bar.note().isEmpty() ? 0 : Svg.width(bar.note()) + 12;
    svg.group(
        mark.quality().label(),
        bar.name() + ": " + mark.withInterval(),
        inside -> {
          String name = Svg.fitted(bar.name(), WIDTH - noteWidth - 6);
          inside.text("label strong", 4, y + 13, "start", name);
          inside.text("label", WIDTH, y + 13, "end", bar.note());
          inside.rect("bar", 0, y + 18, x.at(mark.value()), THICKNESS);
          if (mark.hasInterval()) {
            whisker(inside, x.at(mark.low()), x.at(mark.high()), middle);
          }
          inside.text("label", x.at(mark.top()) + 6, middle + 4, "start", mark.text());
        });
  }

  private static void whisker(Svg svg, double low, double high, double y) {
    svg.line("whisker", low, y, high, y);
    svg.line("whisker", low, y - 4, low, y + 4);
    svg.line("whisker", high, y - 4, high, y + 4);
  }
}
