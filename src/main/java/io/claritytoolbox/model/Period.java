package io.claritytoolbox.model;

import java.time.Duration;
import java.time.Instant;

/**
 * The time that a question is about, relative to now. Yesterday is one day that ended a day ago.
 *
 * @param days its length in days of 24 hours, 1 to 90
 * @param endsDaysAgo how many days of 24 hours ago it ended, 0 to 400
 */
public record Period(int days, int endsDaysAgo) {
  public static final int MAX_DAYS = 90;
  public static final int MAX_DAYS_AGO = 400;

  public Period {
    if (days < 1 || days > MAX_DAYS) {
      throw new IllegalArgumentException("days is 1 to 90, not " + days);
    }
    if (endsDaysAgo < 0 || endsDaysAgo > MAX_DAYS_AGO) {
      throw new IllegalArgumentException("ends_days_ago is 0 to 400, not " + endsDaysAgo);
    }
  }

  /** Where the period lies, seen from {@code now}. */
  public Window seenFrom(Instant now) {
    return Window.endingAt(now.minus(Duration.ofDays(endsDaysAgo)), days);
  }

  /** Whether one request made now would cover it. */
  public boolean isExportable() {
    return endsDaysAgo == 0 && days <= Export.MAX_DAYS;
  }
}
