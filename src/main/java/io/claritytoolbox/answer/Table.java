package io.claritytoolbox.answer;

import io.claritytoolbox.model.Facts;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.Period;
import io.claritytoolbox.model.Quality;
import io.claritytoolbox.model.Row;
import io.claritytoolbox.plan.Cover;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The figures of an answer.
 *
 * @param groupBy what a row's key holds, by name
 * @param rows every row
 * @param total of all rows
 * @param quality of each measure in rows and total
 * @param coverage which days are in them
 * @param warnings what a reader has to know of how they were made
 */
record Table(
    List<String> groupBy,
    List<Row> rows,
    Facts total,
    Map<Measure, Quality> quality,
    Coverage coverage,
    List<String> warnings) {
  /** The same with these warnings before the others. */
  Table warning(List<String> first) {
    List<String> all = Stream.concat(first.stream(), warnings.stream()).toList();
    return new Table(groupBy, rows, total, quality, coverage, all);
  }

  /** What to know of figures that lack days; empty where none is missing. */
  static Optional<String> missingDays(Cover cover) {
    return cover.daysMissing() == 0
        ? Optional.empty()
        : Optional.of(
            "Of "
                + Wording.days(cover.daysAsked())
                + ", "
                + cover.daysMissing()
                + " are not in the store; the figures are of the "
                + cover.daysCovered()
                + " that are.");
  }

  /** Further off than this a window is not the one asked for. */
  private static final Duration OFF_TARGET = Duration.ofHours(1);

  /** What to know of figures of the past that end at another hour; empty where they don't. */
  static Optional<String> offTarget(Cover cover, Period period, Instant now) {
    Duration off = Duration.between(cover.window().to(), period.seenFrom(now).to()).abs();
    return period.endsDaysAgo() == 0 || off.compareTo(OFF_TARGET) <= 0
        ? Optional.empty()
        : Optional.of(
            "The nearest stored days end "
                + Wording.age(off)
                + " off the period asked for; see window.");
  }
}
