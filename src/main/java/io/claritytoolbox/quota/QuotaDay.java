package io.claritytoolbox.quota;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * The day a request counts against. Clarity doesn't say when its day turns; midnight UTC is what
 * its users observe.
 *
 * @param date in UTC
 */
public record QuotaDay(LocalDate date) {
  public static QuotaDay of(Instant instant) {
    return new QuotaDay(LocalDate.ofInstant(instant, ZoneOffset.UTC));
  }

  public QuotaDay before() {
    return new QuotaDay(date.minusDays(1));
  }

  /** When the next day's budget begins. */
  public Instant resetsAt() {
    return date.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
