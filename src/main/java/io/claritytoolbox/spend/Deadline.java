package io.claritytoolbox.spend;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The time that a question has: 50 seconds in all, because clients give up after a minute. */
record Deadline(InstantSource clock, Instant begun) {
  /** After this, a stored answer now is better than a fresh one later. */
  static final Duration FOR_FRESH = Duration.ofSeconds(10);

  private static final Duration IN_ALL = Duration.ofSeconds(50);

  /** Clarity answers in one to three seconds; a request that is cut off is wasted. */
  private static final Duration FOR_REQUEST = Duration.ofSeconds(10);

  Deadline(InstantSource clock) {
    this(clock, clock.instant());
  }

  Duration passed() {
    return Duration.between(begun, clock.instant());
  }

  Duration left() {
    return IN_ALL.minus(passed());
  }

  boolean allowsRequest() {
    return left().compareTo(FOR_REQUEST) >= 0;
  }

  boolean hasLastedFor(Duration time) {
    return passed().compareTo(time) >= 0;
  }

  String waitedInVain() {
    return ("Other requests to Clarity took too long: this question waited %s seconds for its turn"
            + " and spent nothing. Ask again later.")
        .formatted(passed().toSeconds());
  }

  String tookTooLong() {
    return ("Clarity took %s seconds so far, so no further request was made. Ask again for the"
            + " rest.")
        .formatted(passed().toSeconds());
  }
}
