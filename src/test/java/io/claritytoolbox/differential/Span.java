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

  /** The UTC date that contains most of it. */
  LocalDate date() {
    return LocalDate.ofInstant(middle(), ZoneOffset.UTC);
  }
}
