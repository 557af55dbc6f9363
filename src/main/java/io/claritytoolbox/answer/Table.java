package io.claritytoolbox.answer;

import io.claritytoolbox.model.Facts;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.Period;
import io.claritytoolbox.model.Quality;
import io.claritytoolbox.model.Row;
import io.claritytoolbox.plan.Cover;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The figures of an answer.
 *
 * @param groupBy the names of the parts of a row's key
 * @param quality of each measure in rows and total
 * @param cover the exports that they rest on
 * @param warnings about how the figures were made
 */
record Table(
    List<String> groupBy,
    List<Row> rows,
    Facts total,
    Map<Measure, Quality> quality,
    Cover cover,
    Coverage coverage,
    List<String> warnings) {
  /** Whether it has rows without any figure. */
  boolean tellsNothing() {
    return quality.isEmpty() && !rows.isEmpty();
  }

  /** Puts warnings before the others. */
  Table warning(List<String> first) {
    List<String> all = Stream.concat(first.stream(), warnings.stream()).toList();
    return new Table(groupBy, rows, total, quality, cover, coverage, all);
  }

  /** Warns if days are missing, or left out although they are stored. */
  static Optional<String> missingDays(Cover cover) {
    return missing(cover)
        .map(
            said -> said + "; the figures are of %s.".formatted(Wording.days(cover.daysCovered())));
  }

  /** The same for a trend. */
  static Optional<String> daysWithoutRows(Cover cover) {
    return missing(cover)
        .map(said -> said + " and have no rows; see coverage. They are unknown, not zero.");
  }

  private static Optional<String> missing(Cover cover) {
    int leftOut = cover.daysLeftOut();
    int neverStored = cover.daysMissing() - leftOut;
    List<String> said = new ArrayList<>();
    if (leftOut > 0) {
      said.add(
          leftOut + " are stored but left out, because with them the exports determine no figure");
    }
    if (neverStored > 0) {
      said.add(neverStored + " are not in the store");
    }
    return said.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "Of %s, %s".formatted(Wording.days(cover.daysAsked()), String.join(", and ", said)));
  }

  /** A window further off is not the one asked for. */
  private static final Duration OFF_TARGET = Duration.ofHours(1);

  /**
   * Warns if past days end at another hour than asked for, or present ones long before their
   * exports were taken; otherwise the age tells.
   */
  static Optional<String> offTarget(Cover cover, Period period, Instant now) {
    Instant to = cover.window().to();
    Duration off = Duration.between(to, period.seenFrom(now).to()).abs();
    boolean ageTells =
        period.endsDaysAgo() == 0 && to.plus(cover.age(now)).plus(OFF_TARGET).isAfter(now);
    return ageTells || off.compareTo(OFF_TARGET) <= 0
        ? Optional.empty()
        : Optional.of(
            "The nearest stored days end "
                + Wording.age(off)
                + " "
                + Answer.OFF_TARGET
                + "; see window.");
  }
}
