package io.claritytoolbox.air;

import io.claritytoolbox.air.model.Measurement;
import io.claritytoolbox.air.model.MeasurementQuery;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a question about measurements.
 *
 * @param organisation the organisation
 * @param query the question, with the time that the answer covers
 * @param measurements oldest first
 * @param names of datasources by id, if known
 * @param origin where the measurements come from
 * @param warnings in complete sentences
 */
public record AirAnswer(
    Organisation organisation,
    MeasurementQuery query,
    List<Measurement> measurements,
    Map<String, String> names,
    Origin origin,
    List<String> warnings) {
  public AirAnswer {
    measurements = List.copyOf(measurements);
    names = Map.copyOf(names);
    warnings = List.copyOf(warnings);
  }

  /**
   * Where an answer comes from.
   *
   * @param calls the number of calls for it; 0 if it was stored
   * @param fetchedAt the time of the call; null if parts come from different calls
   * @param now the time of the answer
   */
  public record Origin(int calls, @Nullable Instant fetchedAt, Instant now) {}
}
