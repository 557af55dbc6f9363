package io.claritytoolbox.quota;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the time apart from this computer's clock, which may be wrong.
 *
 * @param server the time of the ledger's server; null if the ledger is a file
 * @param ahead how far Clarity's clock was ahead of ours
 * @param heardAt when that was measured, by our clock
 */
public record ClockReading(@Nullable Instant server, Duration ahead, Instant heardAt) {
  public static final ClockReading NONE = new ClockReading(null, Duration.ZERO, Instant.EPOCH);

  /** Clocks differ by seconds; that decides no day. */
  private static final Duration HARMLESS = Duration.ofMinutes(2);

  /** Older measurements are ignored: the clock may have been corrected. */
  private static final Duration HOLDS = Duration.ofDays(1);

  public ClockReading withServer(Instant time) {
    return new ClockReading(time, ahead, heardAt);
  }

  static ClockReading heard(Duration ahead, Instant now) {
    return new ClockReading(null, ahead, now);
  }

  /** How far our clock is behind the right time; zero if it is right. */
  Duration correction(Instant now) {
    return server == null && !holds(now)
        ? Duration.ZERO
        : significant(server == null ? ahead : Duration.between(now, server));
  }

  static Duration significant(Duration difference) {
    return difference.abs().compareTo(HARMLESS) > 0 ? difference : Duration.ZERO;
  }

  /** A clock that went back was set. */
  private boolean holds(Instant now) {
    return !now.isBefore(heardAt) && now.isBefore(heardAt.plus(HOLDS));
  }

  /** Whether a new measurement has to be stored. */
  boolean isOutdatedBy(Duration difference) {
    return server == null && !(significant(difference).isZero() && significant(ahead).isZero());
  }
}
