package io.claritytoolbox.air.model;

import java.time.Duration;
import java.util.Locale;

/** How often a measurement is given, and how far back Clarity Movement gives it at once. */
public enum Frequency {
  /** Single measurements, as the sensor takes them. */
  MINUTE(24, 5, "Individual"),
  /** Means of an hour. */
  HOUR(48, 30, "1HourMean"),
  /** Means of a day. */
  DAY(240, 180, "24HourMean");

  private final int hoursBack;
  private final int freshMinutes;
  private final String suffix;

  Frequency(int hoursBack, int freshMinutes, String suffix) {
    this.hoursBack = hoursBack;
    this.freshMinutes = freshMinutes;
    this.suffix = suffix;
  }

  /** As it is typed and sent. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** How far back recent measurements reach; what is older takes a report. */
  public int hoursBack() {
    return hoursBack;
  }

  /** How old a stored answer may be by default. */
  public Duration fresh() {
    return Duration.ofMinutes(freshMinutes);
  }

  /** The end of a metric's name. */
  public String suffix() {
    return suffix;
  }
}
