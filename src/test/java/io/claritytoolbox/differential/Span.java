package io.claritytoolbox.differential;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * A stretch of time.
 *
 * @param from inclusive
 * @param to exclusive
 */
record Span(Instant from, Instant to) {
  static final Duration DAY = Duration.ofDays(1);

  private static final Duration NEARLY = Duration.ofHours(2);

  static Span endingAt(Instant to, int days) {
    return new Span(to.minus(DAY.multipliedBy(days)), to);
  }

  boolean has(long at) {
    return at >= from.toEpochMilli() && at < to.toEpochMilli();
  }

  boolean has(Instant instant) {
    return has(instant.toEpochMilli());
  }

  Duration length() {
    return Duration.between(from, to);
  }

  Instant middle() {
    return from.plus(length().dividedBy(2));
  }

  /** Whether a UTC date contains most of it, or nearly so. */
  boolean isOn(LocalDate date) {
    return date.equals(LocalDate.ofInstant(middle().minus(NEARLY), ZoneOffset.UTC))
        || date.equals(LocalDate.ofInstant(middle().plus(NEARLY), ZoneOffset.UTC));
  }

  /** The UTC date that contains most of it. */
  LocalDate date() {
    return LocalDate.ofInstant(middle(), ZoneOffset.UTC);
  }
}
