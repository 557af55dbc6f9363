package io.claritytoolbox.differential;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** The ways in which a site's history is collected. */
enum Regime {
  /** The daily sync runs every morning within minutes of six. */
  DAILY,
  /** The daily sync runs once a day, at any hour. */
  IRREGULAR,
  /** Like {@link #DAILY}, but not on every day. */
  GAPS,
  /** There is no daily sync. */
  NONE;

  private static final double MISSED = 0.35;

  /** The time of the daily sync on a day; empty if there is none. */
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

  /** The precision of a scheduler: less than a second. */
  private static Duration exactly(int millis) {
    return Duration.ofHours(6).plusMillis(millis);
  }
}
