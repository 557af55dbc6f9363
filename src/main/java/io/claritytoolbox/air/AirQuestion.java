package io.claritytoolbox.air;

import io.claritytoolbox.air.model.Frequency;
import java.time.Duration;
import java.util.List;

/**
 * A question about recent measurements.
 *
 * @param datasources by id; empty for all
 * @param metrics Clarity Movement's names or patterns
 * @param hours before now
 * @param maxAge how old a stored answer may be
 */
public record AirQuestion(
    Frequency frequency,
    List<String> datasources,
    List<String> metrics,
    int hours,
    Duration maxAge,
    From source) {
  public AirQuestion {
    datasources = List.copyOf(datasources);
    metrics = List.copyOf(metrics);
  }

  /** The source of an answer. */
  public enum From {
    /** The store if it is fresh enough, otherwise Clarity Movement. */
    AUTO,
    /** Only the store, of any age. */
    STORED
  }
}
