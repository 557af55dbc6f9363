package io.claritytoolbox.differential;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that tests set forward. It advances slightly at each reading. */
final class Clockwork implements InstantSource {
  private static final Duration TICK = Duration.ofNanos(100_000);

  private Instant now;

  Clockwork(Instant start) {
    this.now = start;
  }

  @Override
  public synchronized Instant instant() {
    now = now.plus(TICK);
    return now;
  }

  synchronized void turnTo(Instant then) {
    if (then.isAfter(now)) {
      now = then;
    }
  }
}
