package io.claritytoolbox.clarity;

import io.claritytoolbox.clarity.ExportOutcome.NeverArrived;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/**
 * Repeats calls that certainly didn't reach Clarity, which is free, with growing waits.
 *
 * @param random from 0 to 1; spreads the waits of clients that failed together
 */
record Retries(InstantSource clock, Sleeper sleeper, DoubleSupplier random) {
  private static final int CALLS = 3;
  private static final Duration FIRST_WAIT = Duration.ofMillis(300);
  private static final double JITTER = 0.25;

  private static final Duration IN_ALL = Duration.ofSeconds(8);

  @FunctionalInterface
  interface Sleeper {
    void sleep(Duration time) throws InterruptedException;
  }

  /** The outcome of the first call that may have reached Clarity, or of the last. */
  ExportOutcome of(Supplier<ExportOutcome> call) {
    Instant giveUp = clock.instant().plus(IN_ALL);
    ExportOutcome outcome = call.get();
    Duration wait = FIRST_WAIT;
    for (int calls = 1; calls < CALLS && outcome instanceof NeverArrived; calls++) {
      Duration left = Duration.between(clock.instant(), giveUp);
      if (left.isNegative() || left.isZero() || !slept(shorter(jittered(wait), left))) {
        return outcome;
      }
      outcome = call.get();
      wait = wait.multipliedBy(2);
    }
    return outcome;
  }

  private Duration jittered(Duration wait) {
    double factor = 1 + JITTER * (1 - 2 * random.getAsDouble());
    return Duration.ofNanos(Math.round(wait.toNanos() * factor));
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private boolean slept(Duration time) {
    try {
      sleeper.sleep(time);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
