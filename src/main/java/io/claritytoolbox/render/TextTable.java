package io.claritytoolbox.render;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/**
 * A table of text.
 *
 * @param columns from left to right
 * @param rows a cell per column
 */
public record TextTable(List<Column> columns, List<List<String>> rows) {
  private static final String GAP = "  ";

  /** Headings can be split here. */
  private static final String BETWEEN_WORDS = " ";

  /** Text columns are at least this wide. */
  private static final int NARROWEST = 20;

  public TextTable {
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
  }

  /** The alignment of a column. */
  public enum Side {
    /** Text, which can be shortened. */
    LEFT,
    /** Numbers, which are never shortened. */
    RIGHT
  }

  public record Column(String heading, Side side) {
    static Column text(String heading) {
      return new Column(heading, Side.LEFT);
    }

    static Column number(String heading) {
      return new Column(heading, Side.RIGHT);
    }
  }

  /**
   * The table as lines within {@code width} if possible. It splits headings between words and
   * shortens text in the middle. If there are too many columns, each row becomes a block of lines.
   */
  public List<String> lines(OptionalInt width) {
    List<Integer> whole = widths(TextTable::length);
    if (width.isEmpty() || sum(whole) <= width.getAsInt()) {
      return lines(whole);
    }
    List<Integer> narrow = widths(TextTable::longestWord);
    return fit(narrow, width.getAsInt()) ? lines(narrow) : blocks();
  }

  /** The table and a blank line; nothing without rows. */
  List<String> paragraph(OptionalInt width) {
    List<String> lines = new ArrayList<>(rows.isEmpty() ? List.of() : lines(width));
    if (!lines.isEmpty()) {
      lines.add("");
    }
    return lines;
  }

  /** Whether the table fits into {@code width}. */
  boolean fits(int width) {
    return fit(widths(TextTable::longestWord), width);
  }

  private List<String> lines(List<Integer> widths) {
    List<String> lines = new ArrayList<>(headings(widths));
    rows.forEach(row -> lines.add(line(row, widths)));
    return lines;
  }

  private List<Integer> widths(ToIntFunction<String> heading) {
    return new ArrayList<>(
        IntStream.range(0, columns.size()).map(i -> widest(i, heading)).boxed().toList());
  }

  private int widest(int column, ToIntFunction<String> heading) {
    int least = heading.applyAsInt(columns.get(column).heading());
    return rows.stream().mapToInt(row -> length(row.get(column))).reduce(least, Math::max);
  }

  private static int sum(List<Integer> widths) {
    return widths.stream().mapToInt(w -> w).sum() + GAP.length() * (widths.size() - 1);
  }

  /** The lines of the headings, aligned at the bottom. */
  private List<String> headings(List<Integer> widths) {
    List<List<String>> broken = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      broken.add(broken(columns.get(i).heading(), widths.get(i)));
    }
    int height = broken.stream().mapToInt(List::size).max().orElse(0);
    return IntStream.range(0, height)
        .mapToObj(
            line -> broken.stream().map(parts -> at(line - height + parts.size(), parts)).toList())
        .map(cells -> line(cells, widths))
        .toList();
  }

  private static String at(int index, List<String> parts) {
    return index < 0 ? "" : parts.get(index);
  }

  private static List<String> broken(String heading, int width) {
    List<String> parts = new ArrayList<>();
    for (String word : heading.split(BETWEEN_WORDS, -1)) {
      int last = parts.size() - 1;
      String longer = last < 0 ? word : parts.get(last) + " " + word;
      if (last < 0 || length(longer) > width) {
        parts.add(word);
      } else {
        parts.set(last, longer);
      }
    }
    return parts;
  }

  private static int longestWord(String heading) {
    return Arrays.stream(heading.split(BETWEEN_WORDS, -1))
        .mapToInt(TextTable::length)
        .max()
        .orElse(0);
  }

  /** Narrows the widest text columns until the table fits; returns false if it can't. */
  private boolean fit(List<Integer> widths, int width) {
    for (int over = sum(widths) - width; over > 0; over--) {
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

  /** Shortens text in the middle, because addresses differ most at their ends. */
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
