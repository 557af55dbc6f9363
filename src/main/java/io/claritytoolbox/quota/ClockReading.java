package io.claritytoolbox.quota;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the time besides this computer's clock, which may be wrong: the server's where
 * the ledger is on one, else how far Clarity's clock was ahead of ours when it was heard last.
 *
 * @param server the server's time; null where the ledger is a file
 * @param ahead how far Clarity's clock was ahead of ours
 * @param heardAt when that was heard, by our clock
 */
public record ClockReading(@Nullable Instant server, Duration ahead, Instant heardAt) {
  /** Nothing is known. */
  public static final ClockReading NONE = new ClockReading(null, Duration.ZERO, Instant.EPOCH);

  /** Clocks of computers differ by seconds, and no day is decided by them. */
  private static final Duration HARMLESS = Duration.ofMinutes(2);

  /** What was heard longer ago says nothing: the clock may have been set right since. */
  private static final Duration HOLDS = Duration.ofDays(1);

  public ClockReading withServer(Instant time) {
    return new ClockReading(time, ahead, heardAt);
  }

  /** What was heard from Clarity just now. */
  static ClockReading heard(Duration ahead, Instant now) {
    return new ClockReading(null, ahead, now);
  }

  /** How far ahead the time that counts is of our clock; zero where that is right. */
  Duration correction(Instant now) {
    return server == null && !holds(now)
        ? Duration.ZERO
        : significant(server == null ? ahead : Duration.between(now, server));
  }

  /** The same difference, or none where it is harmless. */
  static Duration significant(Duration difference) {
    return difference.abs().compareTo(HARMLESS) > 0 ? difference : Duration.ZERO;
  }

  /** A clock that shows less than it did has been set. */
  private boolean holds(Instant now) {
    return !now.isBefore(heardAt) && now.isBefore(heardAt.plus(HOLDS));
  }

  /** Whether it has to be noted anew after an answer. */
  boolean isOutdatedBy(Duration difference) {
    return server == null && !(significant(difference).isZero() && significant(ahead).isZero());
  }
}
