package io.claritytoolbox.air;

import io.claritytoolbox.air.model.Frequency;
import java.time.Duration;
import java.util.List;

/**
 * A question about measurements of the last hours.
 *
 * @param datasources by id; empty for all
 * @param metrics Clarity Movement's names or patterns
 * @param hours how far back
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

  /** Where the answer comes from. */
  public enum From {
    /** The store where it is fresh enough, else Clarity Movement. */
    AUTO,
    /** The store alone, however old. */
    STORED
  }
}
