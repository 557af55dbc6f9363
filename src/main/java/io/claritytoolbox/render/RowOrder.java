package io.claritytoolbox.render;

import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsLast;

import io.claritytoolbox.model.Facts;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.Row;
import io.claritytoolbox.model.Signal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The order of rows, and how they are grouped. */
public final class RowOrder {
  private final String label;
  private final Function<Facts, OptionalDouble> value;
  private final List<Measure> measure;
  private final Direction direction;

  /** The direction. Rows without a value come last in both. */
  public enum Direction {
    DESCENDING,
    ASCENDING,
    /** Oldest day first; within a day, largest value first. */
    BY_DAY;

    /** For example {@code descending}. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private RowOrder(
      String label,
      Function<Facts, OptionalDouble> value,
      List<Measure> measure,
      Direction direction) {
    this.label = label;
    this.value = value;
    this.measure = measure;
    this.direction = direction;
  }

  /** Largest value of a measure first. */
  public static RowOrder by(Measure measure) {
    return new RowOrder(
        measure.label(), facts -> facts.get(measure), List.of(measure), Direction.DESCENDING);
  }

  /** Most affected sessions of all signals first; an unknown count adds nothing. */
  public static RowOrder byAffectedSessions() {
    return new RowOrder(
        "affected sessions summed over the six signals",
        RowOrder::affected,
        List.of(),
        Direction.DESCENDING);
  }

  /**
   * Oldest day first; within a day, largest value first. Groups are complete and ordered by their
   * total over all days.
   */
  public static RowOrder byDayThen(Measure measure) {
    return new RowOrder("day", facts -> facts.get(measure), List.of(measure), Direction.BY_DAY);
  }

  /** The same measure in a direction. */
  public RowOrder from(Direction end) {
    return new RowOrder(label, value, measure, end);
  }

  /** The measure to sort by; empty for a sum of several. */
  public List<Measure> measure() {
    return measure;
  }

  /** The measures that the order depends on. */
  public List<Measure> measures() {
    return measure.isEmpty()
        ? Arrays.stream(Signal.values()).map(Signal::sessions).toList()
        : measure;
  }

  /** The order in words. */
  public String label() {
    return switch (direction) {
      case DESCENDING -> label + ", largest first";
      case ASCENDING -> label + ", smallest first";
      case BY_DAY -> label;
    };
  }

  public boolean isByDay() {
    return direction == Direction.BY_DAY;
  }

  /** Sorts rows; equal ones by sessions, then by key. */
  List<Row> sorted(List<Row> rows) {
    return rows.stream().sorted(comparator()).toList();
  }

  /**
   * The units that are shown completely or not at all, in order: rows, or the groups of a trend.
   *
   * @param size the measure that orders the groups, summed over their days
   */
  List<List<Row>> units(List<Row> rows, Measure size) {
    return isByDay() ? groups(rows, size) : sorted(rows).stream().map(List::of).toList();
  }

  private static List<List<Row>> groups(List<Row> rows, Measure size) {
    Map<List<@Nullable String>, List<Row>> groups = new LinkedHashMap<>();
    for (Row row : rows) {
      List<@Nullable String> group = row.key().subList(1, row.key().size());
      groups.computeIfAbsent(group, any -> new ArrayList<>()).add(row);
    }
    return groups.entrySet().stream()
        .sorted(
            Comparator.<Map.Entry<List<@Nullable String>, List<Row>>>comparingDouble(
                    group -> -sum(group.getValue(), size))
                .thenComparing(group -> group.getKey().toString()))
        .map(Map.Entry::getValue)
        .toList();
  }

  private static double sum(List<Row> rows, Measure size) {
    return rows.stream().mapToDouble(row -> row.facts().get(size, 0)).sum();
  }

  private Comparator<Row> comparator() {
    return isByDay()
        ? Comparator.<Row, String>comparing(row -> String.valueOf(row.key().get(0)))
            .thenComparing(by(value, 1))
            .thenComparing(RowOrder::byKey)
        : by(value, direction == Direction.DESCENDING ? 1 : -1)
            .thenComparing(by(facts -> facts.get(Measure.SESSIONS), 1))
            .thenComparing(RowOrder::byKey);
  }

  private static Comparator<Row> by(Function<Facts, OptionalDouble> value, int sign) {
    return Comparator.comparingDouble(
        row -> {
          OptionalDouble known = value.apply(row.facts());
          return known.isPresent() ? -sign * known.getAsDouble() : Double.POSITIVE_INFINITY;
        });
  }

  private static OptionalDouble affected(Facts facts) {
    List<Measure> known =
        Arrays.stream(Signal.values()).map(Signal::sessions).filter(facts::has).toList();
    return known.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(known.stream().mapToDouble(measure -> facts.get(measure, 0)).sum());
  }

  private static int byKey(Row one, Row other) {
    Comparator<String> text = naturalOrder();
    int shared = Math.min(one.key().size(), other.key().size());
    for (int index = 0; index < shared; index++) {
      int order = nullsLast(text).compare(one.key().get(index), other.key().get(index));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(one.key().size(), other.key().size());
  }
}
