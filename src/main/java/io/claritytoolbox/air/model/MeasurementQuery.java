package io.claritytoolbox.air.model;

import java.time.Instant;
import java.util.List;

/**
 * The measurements that a question needs.
 *
 * @param datasources by id, sorted; empty for all
 * @param metrics Clarity Movement's names or patterns, sorted
 * @param from inclusive
 * @param to exclusive
 */
public record MeasurementQuery(
    Frequency frequency, List<String> datasources, List<String> metrics, Instant from, Instant to) {
  public MeasurementQuery {
    datasources = datasources.stream().sorted().distinct().toList();
    metrics = metrics.stream().sorted().distinct().toList();
  }

  public boolean isOfAll() {
    return datasources.isEmpty();
  }

  /** The part of the question before an instant. */
  public MeasurementQuery until(Instant end) {
    return new MeasurementQuery(frequency, datasources, metrics, from, end);
  }

  /** Whether a measurement matches. */
  public boolean takes(Measurement measurement) {
    return !measurement.time().isBefore(from)
        && measurement.time().isBefore(to)
        && (isOfAll() || datasources.contains(measurement.datasource()))
        && metrics.stream().anyMatch(asked -> Metrics.matches(asked, measurement.metric()));
  }
}
