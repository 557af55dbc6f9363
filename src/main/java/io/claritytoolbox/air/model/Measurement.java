package io.claritytoolbox.air.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A measurement of a metric by a sensor.
 *
 * @param datasource the sensor's id
 * @param metric Clarity Movement's name
 * @param time in Clarity Movement's response
 * @param value the value to use; null if missing, never zero
 * @param raw the sensor's value before calibration; null if missing
 * @param unit of value and raw; empty if unknown
 * @param status of the calibration, such as {@code calibrated-ready}; empty if missing
 * @param qc the result of quality control, {@code valid} or {@code invalid}; empty without it
 */
public record Measurement(
    String datasource,
    String metric,
    Instant time,
    @Nullable Double value,
    @Nullable Double raw,
    String unit,
    String status,
    String qc) {
  private static final String INVALID = "invalid";

  public boolean hasQualityControl() {
    return !qc.isEmpty();
  }

  /** Whether quality control rejected the value. */
  public boolean isInvalid() {
    return qc.equals(INVALID);
  }

  /** Whether a mean may include the value. */
  public boolean isUsable() {
    return value != null && !isInvalid();
  }
}
