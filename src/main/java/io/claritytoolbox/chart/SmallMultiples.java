package io.claritytoolbox.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Several trends side by side with the same scale.
 *
 * @param title of the whole chart
 * @param trends over the same days and in the same unit
 */
public record SmallMultiples(String title, List<TrendLine> trends) implements Chart {
  private static final double TITLE = 26;
  private static final double GAP = 12;

  public SmallMultiples {
    double top = trends.stream().mapToDouble(TrendLine::top).max().orElse(0);
    trends = trends.stream().map(trend -> trend.half(top)).toList();
  }

  @Override
  public double height() {
    int lines = (trends.size() + 1) / 2;
    return TITLE + lines * (trends.isEmpty() ? 0 : trends.get(0).height() + GAP);
  }

  @Override
  public String description() {
    if (trends.isEmpty()) {
      return "There is nothing to show.";
    }
    return trends.stream()
        .map(trend -> trend.title() + ": " + trend.description())
        .collect(Collectors.joining(" "));
  }

  @Override
  public Table table() {
    List<String> headings = new ArrayList<>(List.of("Day"));
    trends.forEach(trend -> headings.add(trend.title()));
    List<List<String>> rows = new ArrayList<>();
    for (int day = 0; !trends.isEmpty() && day < trends.get(0).days().size(); day++) {
      rows.add(row(day));
    }
    return new Table(headings, rows);
  }

  private List<String> row(int day) {
    List<String> row = new ArrayList<>(List.of(trends.get(0).days().get(day).date().toString()));
    for (TrendLine trend : trends) {
      Mark mark = trend.days().get(day).mark();
      row.add(mark == null ? "" : mark.withInterval());
    }
    return row;
  }

  @Override
  public void draw(Svg svg) {
    svg.title(title, WIDTH);
    for (int i = 0; i < trends.size(); i++) {
      TrendLine trend = trends.get(i);
      double x = i % 2 * (trend.width() + GAP);
      int line = i / 2;
      double y = TITLE + line * (trend.height() + GAP);
      svg.moved(x, y, inside -> inside.group("part", trend.description(), trend::draw));
    }
  }
}
