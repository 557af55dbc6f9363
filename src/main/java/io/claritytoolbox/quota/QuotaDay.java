package io.claritytoolbox.quota;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * The day that a request counts against: a UTC date. Clarity doesn't document when its day turns;
 * users observe midnight UTC.
 */
public record QuotaDay(LocalDate date) {
  public static QuotaDay of(Instant instant) {
    return new QuotaDay(LocalDate.ofInstant(instant, ZoneOffset.UTC));
  }

  public QuotaDay before() {
    return new QuotaDay(date.minusDays(1));
  }

  public Instant resetsAt() {
    return date.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
