package io.claritytoolbox.model;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * A stretch of time, {@code from} inclusive, {@code to} exclusive.
 *
 * @param from its start
 * @param to its end, after the start
 */
public record Window(Instant from, Instant to) {
  public Window {
    if (!from.isBefore(to)) {
      throw new IllegalArgumentException("a window ends after it starts: " + from + " to " + to);
    }
  }

  /** So many days of 24 hours before an instant. */
  public static Window endingAt(Instant to, int days) {
    return new Window(to.minus(Duration.ofDays(days)), to);
  }

  public Duration length() {
    return Duration.between(from, to);
  }

  public Instant middle() {
    return from.plus(length().dividedBy(2));
  }

  /** The date that most of it lies in, in UTC. */
  public LocalDate date() {
    return LocalDate.ofInstant(middle(), ZoneOffset.UTC);
  }
}
