package io.claritytoolbox.insight;

import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.Signal;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One group and measure in the days in question against its own baseline.
 *
 * @param signal the signal tested; null for the sessions themselves
 * @param sessions in the days in question
 * @param counted affected sessions then, or the sessions
 * @param expected the same by the baseline
 * @param before in percent of sessions, or sessions
 * @param now the same in the days in question
 * @param interval of {@code now − before}
 * @param p two-sided, before any adjustment
 * @param attainable the smallest p-value that any outcome could give
 */
record Deviation(
    Map<Dimension, String> group,
    @Nullable Signal signal,
    double sessions,
    double counted,
    double expected,
    double before,
    double now,
    Interval interval,
    double p,
    double attainable) {
  Measure measure() {
    return Optional.ofNullable(signal).map(Signal::sessionPercent).orElse(Measure.SESSIONS);
  }

  Deviation withP(double other) {
    return new Deviation(
        group, signal, sessions, counted, expected, before, now, interval, other, attainable);
  }

  /** More, or less, than the baseline gives. */
  double excess() {
    return counted - expected;
  }
}
