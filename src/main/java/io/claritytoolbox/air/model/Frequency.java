package io.claritytoolbox.air.model;

import java.time.Duration;
import java.util.Locale;

/**
 * The frequency of measurements, and how far back Clarity Movement returns them without a report.
 */
public enum Frequency {
  /** Single measurements. */
  MINUTE(24, 5, "Individual"),
  /** Hourly means. */
  HOUR(48, 30, "1HourMean"),
  /** Daily means. */
  DAY(240, 180, "24HourMean");

  private final int hoursBack;
  private final int freshMinutes;
  private final String suffix;

  Frequency(int hoursBack, int freshMinutes, String suffix) {
    this.hoursBack = hoursBack;
    this.freshMinutes = freshMinutes;
    this.suffix = suffix;
  }

  /** The name in arguments and requests. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The hours for which measurements need no report. */
  public int hoursBack() {
    return hoursBack;
  }

  /** The default maximum age of a stored answer. */
  public Duration fresh() {
    return Duration.ofMinutes(freshMinutes);
  }

  /** The suffix of a metric's name. */
  public String suffix() {
    return suffix;
  }
}
