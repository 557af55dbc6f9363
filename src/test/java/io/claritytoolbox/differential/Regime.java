package io.claritytoolbox.differential;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** How a site's history came about. */
enum Regime {
  /** The routine is taken every morning, within minutes of six. */
  DAILY,
  /** The routine is taken once a day, at any hour. */
  IRREGULAR,
  /** As {@link #DAILY}, but not on every day. */
  GAPS,
  /** Nothing but questions. */
  NONE;

  private static final double MISSED = 0.35;

  /** When in a day the routine is taken, if it is. */
  Optional<Duration> time(RandomGenerator random) {
    int millis = random.nextInt(700);
    Duration morning = Duration.ofSeconds(21_600L + random.nextInt(240)).plusMillis(millis);
    return switch (this) {
      case DAILY -> Optional.of(random.nextDouble() < 0.6 ? exactly(millis) : morning);
      case IRREGULAR ->
          Optional.of(Duration.ofSeconds(600L + random.nextInt(85_000)).plusMillis(millis));
      case GAPS -> random.nextDouble() < MISSED ? Optional.empty() : Optional.of(morning);
      case NONE -> Optional.empty();
    };
  }

  /** A scheduler's: off by less than a second. */
  private static Duration exactly(int millis) {
    return Duration.ofHours(6).plusMillis(millis);
  }
}
