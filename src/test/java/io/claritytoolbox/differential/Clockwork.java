package io.claritytoolbox.differential;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that is turned by hand, and never back. */
final class Clockwork implements InstantSource {
  private volatile Instant now;

  Clockwork(Instant start) {
    this.now = start;
  }

  @Override
  public Instant instant() {
    return now;
  }

  void turnTo(Instant then) {
    if (then.isAfter(now)) {
      now = then;
    }
  }

  void turn(Duration time) {
    turnTo(now.plus(time));
  }
}
