package io.claritytoolbox.model;

import java.time.Duration;
import java.time.Instant;

/**
 * The time of a question, relative to now. Yesterday is one day that ended a day ago.
 *
 * @param days its length in days of 24 hours, 1 to 90
 * @param endsDaysAgo how many days of 24 hours ago it ended, 0 to 400
 */
public record Period(int days, int endsDaysAgo) {
  public static final int MAX_DAYS = 90;
  public static final int MAX_DAYS_AGO = 400;

  public Period {
    if (days < 1 || days > MAX_DAYS) {
      throw new IllegalArgumentException("days must be 1–90; got " + days);
    }
    if (endsDaysAgo < 0 || endsDaysAgo > MAX_DAYS_AGO) {
      throw new IllegalArgumentException("ends_days_ago must be 0–400; got " + endsDaysAgo);
    }
  }

  /** The window of the period at {@code now}. */
  public Window seenFrom(Instant now) {
    return Window.endingAt(now.minus(Duration.ofDays(endsDaysAgo)), days);
  }
}
