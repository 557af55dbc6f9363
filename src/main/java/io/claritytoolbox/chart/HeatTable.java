package io.claritytoolbox.chart;

import io.claritytoolbox.chart.Chart.Mark;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A table in which a cell is darker the higher its figure is, starting at zero. Each cell shows its
 * figure.
 *
 * @param unit what the cells count
 * @param corner what the rows are, for example {@code URL}
 * @param columns their names
 * @param rows in order
 */
public record HeatTable(
    String title, String unit, String corner, List<String> columns, List<Line> rows)
    implements Chart {
  private static final double TITLE = 26;
  private static final double HEAD = 34;
  private static final double ROW = 24;
  private static final double WIDEST_CELL = 84;
  private static final double STRONGEST = 0.6;

  /**
   * A row.
   *
   * @param name may come from visitors
   * @param cells one per column; null if the figure is unknown
   */
  public record Line(String name, List<@Nullable Mark> cells) {
    public Line {
      cells = Arrays.asList(cells.toArray(Mark[]::new));
    }
  }

  public HeatTable {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
    int width = columns.size();
    if (rows.stream().anyMatch(row -> row.cells().size() != width)) {
      throw new IllegalArgumentException("a row has a cell for each column");
    }
  }

  @Override
  public double height() {
    return TITLE + HEAD + Math.max(1, rows.size()) * ROW;
  }

  @Override
  public String description() {
    double hottest = hottest();
    for (Line row : rows) {
      for (int i = 0; i < columns.size(); i++) {
        Mark mark = row.cells().get(i);
        if (mark != null && mark.value() == hottest) {
          String where = row.name() + ", " + columns.get(i);
          return "The highest is " + mark.text() + " " + unit + ": " + where + ".";
        }
      }
    }
    return "No figure is known.";
  }

  @Override
  public Table table() {
    List<String> headings = new ArrayList<>(List.of(corner));
    headings.addAll(columns);
    return new Table(headings, rows.stream().map(HeatTable::cells).toList());
  }

  private static List<String> cells(Line row) {
    List<String> cells = new ArrayList<>(List.of(row.name()));
    row.cells().forEach(mark -> cells.add(mark == null ? "" : mark.text()));
    return cells;
  }

  @Override
  public void draw(Svg svg) {
    double cell = Math.min(WIDEST_CELL, WIDTH * 0.6 / Math.max(1, columns.size()));
    double names = WIDTH - cell * columns.size();
    svg.title(title, WIDTH);
    for (int i = 0; i < columns.size(); i++) {
      heading(svg, columns.get(i), names + cell * (i + 0.5), cell - 4);
    }
    for (int i = 0; i < rows.size(); i++) {
      row(svg, rows.get(i), TITLE + HEAD + i * ROW, names, cell);
    }
  }

  /** Writes a heading of several words in two lines. */
  private static void heading(Svg svg, String name, double x, double room) {
    int blank = name.indexOf(' ');
    if (blank > 0) {
      svg.text("label", x, TITLE + 12, "middle", Svg.fitted(name.substring(0, blank), room));
    }
    svg.text("label", x, TITLE + 26, "middle", Svg.fitted(name.substring(blank + 1), room));
  }

  private void row(Svg svg, Line row, double y, double names, double cell) {
    double hottest = hottest();
    svg.text("label strong", 0, y + 16, "start", Svg.fitted(row.name(), names - 8));
    for (int i = 0; i < columns.size(); i++) {
      Mark mark = row.cells().get(i);
      double x = names + cell * i;
      double middle = x + cell / 2;
      if (mark == null) {
        svg.text("label", middle, y + 16, "middle", "–");
        continue;
      }
      String tooltip = row.name() + ", " + columns.get(i) + ": " + mark.withInterval();
      double heat = hottest > 0 ? STRONGEST * mark.value() / hottest : 0;
      svg.group(
          mark.quality().label(),
          tooltip,
          inside -> {
            inside.heat(x + 1, y + 1, cell - 2, ROW - 2, heat);
            inside.text("figure", middle, y + 16, "middle", mark.text());
          });
    }
  }

  private double hottest() {
    return rows.stream()
        .flatMap(row -> row.cells().stream())
        .filter(Objects::nonNull)
        .mapToDouble(Mark::value)
        .max()
        .orElse(0);
  }
}
