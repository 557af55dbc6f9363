package io.claritytoolbox.answer;

import io.claritytoolbox.model.Facts;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.Quality;
import io.claritytoolbox.model.QuotaState;
import io.claritytoolbox.model.Row;
import io.claritytoolbox.model.Window;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Figures, and what they rest on.
 *
 * @param window the time they are about
 * @param coverage which of its days are in the figures
 * @param groupBy what a row's key holds, by name
 * @param rows every row, unsorted
 * @param total what the algebra allows to say of all rows together
 * @param provenance what it rests on
 * @param quality of each measure that appears
 * @param quota where the day's budget stands after this
 * @param warnings what a reader has to know, in whole sentences
 */
public record Answer(
    Window window,
    Coverage coverage,
    List<String> groupBy,
    List<Row> rows,
    Facts total,
    Provenance provenance,
    Map<Measure, Quality> quality,
    QuotaState quota,
    List<String> warnings)
    implements Reply {
  public Answer {
    groupBy = List.copyOf(groupBy);
    rows = List.copyOf(rows);
    Map<Measure, Quality> byMeasure = new EnumMap<>(Measure.class);
    byMeasure.putAll(quality);
    quality = Collections.unmodifiableMap(byMeasure);
    warnings = List.copyOf(warnings);
  }

  /** The time asked for in days of 24 hours. */
  public int days() {
    return coverage.asked();
  }

  /** The same with a warning before all others. */
  Answer warning(String first) {
    List<String> all = new ArrayList<>(List.of(first));
    all.addAll(warnings);
    return new Answer(window, coverage, groupBy, rows, total, provenance, quality, quota, all);
  }

  @Override
  public <T> T match(Function<Answer, T> answered, Function<Refusal, T> refused) {
    return answered.apply(this);
  }
}
