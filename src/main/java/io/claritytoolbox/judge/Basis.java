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
 * The sources of a judgement.
 *
 * @param provenance of all its answers together
 * @param quality the worst quality of the judged counts and shares over all answers
 * @param quota the day's budget after this call
 * @param warnings in whole sentences
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
