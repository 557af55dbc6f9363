package io.claritytoolbox.render;

import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsLast;

import io.claritytoolbox.model.Facts;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.Row;
import io.claritytoolbox.model.Signal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Which rows come first, and which belong together. */
public final class RowOrder {
  private final String label;
  private final Function<Facts, OptionalDouble> value;
  private final Kind kind;

  private enum Kind {
    BY_VALUE,
    BY_DAY
  }

  private RowOrder(String label, Function<Facts, OptionalDouble> value, Kind kind) {
    this.label = label;
    this.value = value;
    this.kind = kind;
  }

  /** Those with the most of a measure. Rows that lack it come last. */
  public static RowOrder by(Measure measure) {
    return new RowOrder(measure.label(), facts -> facts.get(measure), Kind.BY_VALUE);
  }

  /** By affected sessions, summed over all signals; a signal that isn't known adds nothing. */
  public static RowOrder byAffectedSessions() {
    return new RowOrder(
        "affected sessions summed over the six signals", RowOrder::affected, Kind.BY_VALUE);
  }

  /**
   * The oldest day first, in a day those with the most of a measure. The days of a group belong
   * together: a group is shown whole, the largest over all its days first.
   */
  public static RowOrder byDayThen(Measure measure) {
    return new RowOrder("day", facts -> facts.get(measure), Kind.BY_DAY);
  }

  /** What it is called in a sentence. */
  public String label() {
    return label;
  }

  public boolean isByDay() {
    return kind == Kind.BY_DAY;
  }

  /** Rows in this order; equals by sessions, then by key. */
  List<Row> sorted(List<Row> rows) {
    return rows.stream().sorted(comparator()).toList();
  }

  /**
   * What is shown whole or not at all, in the order in which it is kept: rows each by itself, or
   * the groups of a trend.
   *
   * @param size of a trend's groups, summed over their days
   */
  List<List<Row>> units(List<Row> rows, Measure size) {
    return isByDay() ? groups(rows, size) : sorted(rows).stream().map(List::of).toList();
  }

  private static List<List<Row>> groups(List<Row> rows, Measure size) {
    Map<List<@Nullable String>, List<Row>> groups = new LinkedHashMap<>();
    for (Row row : rows) {
      List<@Nullable String> group = row.key().subList(1, row.key().size());
      groups.computeIfAbsent(group, any -> new java.util.ArrayList<>()).add(row);
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
    Comparator<Row> byValue = descending(value);
    return isByDay()
        ? Comparator.<Row, String>comparing(row -> String.valueOf(row.key().get(0)))
            .thenComparing(byValue)
            .thenComparing(RowOrder::byKey)
        : byValue
            .thenComparing(descending(facts -> facts.get(Measure.SESSIONS)))
            .thenComparing(RowOrder::byKey);
  }

  private static Comparator<Row> descending(Function<Facts, OptionalDouble> value) {
    return Comparator.comparingDouble(
            (Row row) -> value.apply(row.facts()).orElse(Double.NEGATIVE_INFINITY))
        .reversed();
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
