package io.claritytoolbox.air.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One measurement of one metric by one sensor.
 *
 * @param datasource the sensor's id
 * @param metric Clarity Movement's name of what was measured
 * @param time as it came
 * @param value the value to use; null where there is none, which is never zero
 * @param raw the sensor's own value before calibration; null where it was not given
 * @param unit of value and raw; empty where it isn't known
 * @param status of the calibration, such as {@code calibrated-ready}; empty where it was not given
 * @param qc what quality control says, {@code valid} or {@code invalid}; empty without it
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

  /** Whether quality control says that the value is wrong. */
  public boolean isInvalid() {
    return qc.equals(INVALID);
  }

  /** Whether the value may enter a mean. */
  public boolean isUsable() {
    return value != null && !isInvalid();
  }
}
