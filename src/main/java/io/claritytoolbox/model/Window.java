package io.claritytoolbox.model;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * A stretch of time, {@code from} inclusive, {@code to} exclusive.
 *
 * @param to after {@code from}
 */
public record Window(Instant from, Instant to) {
  public Window {
    if (!from.isBefore(to)) {
      throw new IllegalArgumentException(
          "a window must end after it starts; got " + from + " to " + to);
    }
  }

  /** The given number of days of 24 hours before an instant. */
  public static Window endingAt(Instant to, int days) {
    return new Window(to.minus(Duration.ofDays(days)), to);
  }

  public Duration length() {
    return Duration.between(from, to);
  }

  /** The time that is in both. */
  public Duration shared(Window other) {
    Instant start = from.isAfter(other.from) ? from : other.from;
    Instant end = to.isBefore(other.to) ? to : other.to;
    return start.isBefore(end) ? Duration.between(start, end) : Duration.ZERO;
  }

  public Instant middle() {
    return from.plus(length().dividedBy(2));
  }

  /** The UTC date that contains most of it. */
  public LocalDate date() {
    return LocalDate.ofInstant(middle(), ZoneOffset.UTC);
  }
}
