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
 * Which rows come first: those with the most of something. Rows that lack it come last, equals by
 * sessions, then by key.
 *
 * @param label what it is called in a sentence
 * @param value what is compared
 */
record RowOrder(String label, Function<Facts, OptionalDouble> value) {

  static RowOrder by(Measure measure) {
    return new RowOrder(measure.label(), facts -> facts.get(measure));
  }

  /** By affected sessions, summed over all signals; a signal that isn't known adds nothing. */
  static RowOrder byAffectedSessions() {
    return new RowOrder("affected sessions summed over the six signals", RowOrder::affected);
  }

  Comparator<Row> comparator() {
    return descending(value)
        .thenComparing(descending(facts -> facts.get(Measure.SESSIONS)))
        .thenComparing(RowOrder::byKey);
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
