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
 * @param organisation whose they are
 * @param query what was asked, over the time that is answered
 * @param measurements oldest first
 * @param names of datasources by their ids, where they are known
 * @param origin where they come from
 * @param warnings what users have to know besides, in sentences
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
   * @param calls made for it; 0 where it was stored
   * @param fetchedAt when Clarity Movement was asked; null where parts of it were fetched apart
   * @param now when it was given
   */
  public record Origin(int calls, @Nullable Instant fetchedAt, Instant now) {}
}
