package io.claritytoolbox.tools;

import static java.util.Comparator.comparingDouble;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsLast;

import io.claritytoolbox.model.Facts;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.Row;
import io.claritytoolbox.model.Signal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * Which rows come first.
 *
 * @param label what it is called in a sentence
 * @param comparator of rows
 */
record RowOrder(String label, Comparator<Row> comparator) {

  /** Those with the most of a measure. Rows that lack it come last. */
  static RowOrder by(Measure measure) {
    return by(measure.label(), facts -> facts.get(measure));
  }

  /** The oldest day first, and in a day those with the most of a measure. */
  static RowOrder byDayThen(Measure measure) {
    Comparator<Row> byDay = Comparator.comparing(row -> String.valueOf(row.key().get(0)));
    return new RowOrder(
        "day",
        byDay
            .thenComparing(descending(facts -> facts.get(measure)))
            .thenComparing(RowOrder::byKey));
  }

  /** By affected sessions, summed over all signals; a signal that isn't known adds nothing. */
  static RowOrder byAffectedSessions() {
    return by("affected sessions summed over the six signals", RowOrder::affected);
  }

  /** Equals by sessions, then by key. */
  private static RowOrder by(String label, Function<Facts, OptionalDouble> value) {
    return new RowOrder(
        label,
        descending(value)
            .thenComparing(descending(facts -> facts.get(Measure.SESSIONS)))
            .thenComparing(RowOrder::byKey));
  }

  private static Comparator<Row> descending(Function<Facts, OptionalDouble> value) {
    return comparingDouble((Row row) -> value.apply(row.facts()).orElse(Double.NEGATIVE_INFINITY))
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
