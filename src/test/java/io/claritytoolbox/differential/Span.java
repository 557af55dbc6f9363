package io.claritytoolbox.differential;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

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

  static Span of(LocalDate date) {
    return endingAt(date.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC), 1);
  }

  boolean has(long at) {
    return at >= from.toEpochMilli() && at < to.toEpochMilli();
  }

  boolean has(Instant instant) {
    return has(instant.toEpochMilli());
  }

  /** The part of it that lies in another span. */
  Optional<Span> within(Span other) {
    Span both =
        new Span(
            from.isAfter(other.from) ? from : other.from, to.isBefore(other.to) ? to : other.to);
    return both.from.isBefore(both.to) ? Optional.of(both) : Optional.empty();
  }

  Duration length() {
    return Duration.between(from, to);
  }

  /** The time that is in both. */
  Duration shared(Span other) {
    Instant start = from.isAfter(other.from) ? from : other.from;
    Instant end = to.isBefore(other.to) ? to : other.to;
    return start.isBefore(end) ? Duration.between(start, end) : Duration.ZERO;
  }

  Instant middle() {
    return from.plus(length().dividedBy(2));
  }

  /** The UTC date that contains most of it. */
  LocalDate date() {
    return LocalDate.ofInstant(middle(), ZoneOffset.UTC);
  }
}
