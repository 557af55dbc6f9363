package io.claritytoolbox.insight;

/**
 * A 95 % confidence interval, in the unit of the figure.
 *
 * @param low at most {@code high}
 */
public record Interval(double low, double high) {
  private static final double PERCENT = 100;

  public Interval {
    if (!(low <= high)) {
      throw new IllegalArgumentException("an interval from " + low + " to " + high);
    }
  }

  /**
   * The interval of a share (Wilson 1927), in percent; all of 0 to 100 if there is no session.
   *
   * @param affected from 0 to {@code sessions}
   */
  public static Interval ofShare(double affected, double sessions) {
    return Rates.wilson(Counts.of(sessions, Math.min(affected, sessions))).times(PERCENT);
  }

  /** Whether the whole interval is within ±{@code margin}; false for a margin of zero. */
  boolean within(double margin) {
    return margin > 0 && low >= -margin && high <= margin;
  }

  public boolean excludesZero() {
    return low > 0 || high < 0;
  }

  Interval times(double factor) {
    return new Interval(low * factor, high * factor);
  }
}
