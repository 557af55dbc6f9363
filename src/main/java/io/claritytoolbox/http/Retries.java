package io.claritytoolbox.http;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Repeats calls that certainly never arrived, which is free, with increasing delays.
 *
 * @param random from 0 to 1; spreads the delays of clients that failed together
 */
public record Retries(InstantSource clock, Sleeper sleeper, DoubleSupplier random) {
  private static final int CALLS = 3;
  private static final Duration FIRST_WAIT = Duration.ofMillis(300);
  private static final double JITTER = 0.25;

  private static final Duration IN_ALL = Duration.ofSeconds(8);

  @FunctionalInterface
  public interface Sleeper {
    void sleep(Duration time) throws InterruptedException;
  }

  /** Repeats with real delays. */
  public static Retries usual(InstantSource clock) {
    return new Retries(
        clock,
        time -> Thread.sleep(time.toMillis()),
        () -> ThreadLocalRandom.current().nextDouble());
  }

  /**
   * The outcome of the first call that may have arrived, or of the last attempt.
   *
   * @param neverArrived whether the call of an outcome certainly did not arrive
   */
  public <T> T of(Supplier<T> call, Predicate<? super T> neverArrived) {
    Instant giveUp = clock.instant().plus(IN_ALL);
    T outcome = call.get();
    Duration wait = FIRST_WAIT;
    for (int calls = 1; calls < CALLS && neverArrived.test(outcome); calls++) {
      Duration left = Duration.between(clock.instant(), giveUp);
      if (left.isNegative()
          || left.isZero()
          || !slept(Collections.min(List.of(jittered(wait), left)))) {
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
