package io.claritytoolbox.spend;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The time that one question has. Clients give up after a minute, so a question takes 50 seconds at
 * most, whether it waits for its turn or for Clarity.
 */
final class Patience {
  /** After this long, a stored answer now is better than a fresh one later. */
  static final Duration FOR_FRESH = Duration.ofSeconds(10);

  private static final Duration IN_ALL = Duration.ofSeconds(50);

  /** Clarity answers in one to three seconds; what is cut off sooner is spent for nothing. */
  private static final Duration FOR_REQUEST = Duration.ofSeconds(10);

  private final InstantSource clock;
  private final Instant begun;

  Patience(InstantSource clock) {
    this.clock = clock;
    this.begun = clock.instant();
  }

  Duration passed() {
    return Duration.between(begun, clock.instant());
  }

  Duration left() {
    return IN_ALL.minus(passed());
  }

  /** Whether what is left is enough for a request. */
  boolean allowsRequest() {
    return left().compareTo(FOR_REQUEST) >= 0;
  }

  boolean hasLastedFor(Duration time) {
    return passed().compareTo(time) >= 0;
  }

  /** Why a question that waited so long for its turn made no request. */
  String waitedInVain() {
    return "Other requests to Clarity took too long: this question waited "
        + passed().toSeconds()
        + " seconds for its turn and spent nothing. Ask again later.";
  }

  /** Why a question that has made a request makes no other. */
  String tookTooLong() {
    return "Clarity took "
        + passed().toSeconds()
        + " seconds so far, so no further request was made. Ask again for the rest.";
  }
}
