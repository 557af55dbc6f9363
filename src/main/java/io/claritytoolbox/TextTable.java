package io.claritytoolbox;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Text in columns.
 *
 * @param columns from left to right
 * @param rows a cell for every column
 */
record TextTable(List<Column> columns, List<List<String>> rows) {
  private static final String GAP = "  ";

  /** Text is not cut below this. */
  private static final int NARROWEST = 12;

  TextTable {
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
  }

  /** Where a column's cells stand. */
  enum Side {
    /** Text, which may be cut to fit. */
    LEFT,
    /** Numbers, which are never cut. */
    RIGHT
  }

  /** One column. */
  record Column(String heading, Side side) {}

  /**
   * The table as lines, within {@code width} where it can be: long text is cut in its middle, and a
   * table of too many columns becomes a block of lines for every row.
   */
  List<String> lines(OptionalInt width) {
    List<Integer> widths =
        new ArrayList<>(IntStream.range(0, columns.size()).map(this::widest).boxed().toList());
    if (width.isPresent() && !fit(widths, width.getAsInt())) {
      return blocks();
    }
    List<String> lines = new ArrayList<>();
    lines.add(line(columns.stream().map(Column::heading).toList(), widths));
    rows.forEach(row -> lines.add(line(row, widths)));
    return lines;
  }

  private int widest(int column) {
    int heading = length(columns.get(column).heading());
    return rows.stream().mapToInt(row -> length(row.get(column))).reduce(heading, Math::max);
  }

  /** Narrows the widest text until all fits; false where it can't. */
  private boolean fit(List<Integer> widths, int width) {
    int over = widths.stream().mapToInt(w -> w).sum() + GAP.length() * (widths.size() - 1) - width;
    for (; over > 0; over--) {
      int widest =
          IntStream.range(0, columns.size())
              .filter(i -> columns.get(i).side() == Side.LEFT && widths.get(i) > NARROWEST)
              .reduce(-1, (a, b) -> a < 0 || widths.get(b) > widths.get(a) ? b : a);
      if (widest < 0) {
        return false;
      }
      widths.set(widest, widths.get(widest) - 1);
    }
    return true;
  }

  private String line(List<String> cells, List<Integer> widths) {
    List<String> placed = new ArrayList<>();
    for (int i = 0; i < cells.size(); i++) {
      String cell = cut(cells.get(i), widths.get(i));
      String blanks = " ".repeat(widths.get(i) - length(cell));
      placed.add(columns.get(i).side() == Side.LEFT ? cell + blanks : blanks + cell);
    }
    return String.join(GAP, placed).stripTrailing();
  }

  private List<String> blocks() {
    int widest = columns.stream().mapToInt(column -> length(column.heading())).max().orElse(0);
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows) {
      lines.addAll(lines.isEmpty() ? Collections.emptyList() : List.of(""));
      for (int i = 0; i < row.size(); i++) {
        String heading = columns.get(i).heading();
        lines.add(heading + " ".repeat(widest - length(heading)) + GAP + row.get(i));
      }
    }
    return lines;
  }

  /** Without its middle: addresses differ most at their ends. */
  private static String cut(String text, int width) {
    int length = length(text);
    if (length <= width) {
      return text;
    }
    int head = (width - 1) / 3;
    int tail = width - 1 - head;
    return text.substring(0, text.offsetByCodePoints(0, head))
        + "…"
        + text.substring(text.offsetByCodePoints(0, length - tail));
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
