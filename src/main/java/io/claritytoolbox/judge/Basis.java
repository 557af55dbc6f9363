package io.claritytoolbox.judge;

import io.claritytoolbox.answer.Provenance;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.Quality;
import io.claritytoolbox.model.QuotaState;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What a judgement rests on.
 *
 * @param provenance of all answers behind it together
 * @param quality of the counts and shares that were judged, the worst of all answers
 * @param quota where the day's budget stands after this
 * @param warnings what a reader has to know, in whole sentences
 */
public record Basis(
    Provenance provenance, Map<Measure, Quality> quality, QuotaState quota, List<String> warnings) {
  public Basis {
    Map<Measure, Quality> byMeasure = new EnumMap<>(Measure.class);
    byMeasure.putAll(quality);
    quality = Collections.unmodifiableMap(byMeasure);
    warnings = List.copyOf(warnings);
  }
}
