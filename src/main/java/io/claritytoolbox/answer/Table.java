package io.claritytoolbox.answer;

import io.claritytoolbox.model.Facts;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.Quality;
import io.claritytoolbox.model.Row;
import io.claritytoolbox.plan.Cover;
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
}
