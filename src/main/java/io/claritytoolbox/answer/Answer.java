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
 * Figures and what they rest on.
 *
 * @param window the time that they cover
 * @param coverage the days of that time
 * @param groupBy the names of the parts of a row's key
 * @param rows all rows, unsorted
 * @param total what the measure algebra allows for all rows together
 * @param quality of each measure in rows and total
 * @param quota the day's budget after this answer
 * @param warnings whole sentences
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
  /** The words of the warning that a window isn't the period of the question. */
  public static final String OFF_TARGET = "off the period asked for";

  public Answer {
    groupBy = List.copyOf(groupBy);
    rows = List.copyOf(rows);
    Map<Measure, Quality> byMeasure = new EnumMap<>(Measure.class);
    byMeasure.putAll(quality);
    quality = Collections.unmodifiableMap(byMeasure);
    warnings = List.copyOf(warnings);
  }

  public int days() {
    return coverage.asked();
  }

  /** Puts a warning before the others. */
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
