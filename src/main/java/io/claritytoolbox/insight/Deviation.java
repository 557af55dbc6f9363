package io.claritytoolbox.insight;

import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.Signal;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The deviation of one group and measure in the current days from its baseline.
 *
 * @param signal the tested signal; null for sessions
 * @param sessions the sessions in the current days
 * @param counted the affected sessions in the current days, or the sessions
 * @param expected the number expected from the baseline
 * @param before the baseline in percent of sessions, or in sessions
 * @param now the current days in percent of sessions, or in sessions
 * @param interval the confidence interval of {@code now − before}
 * @param p the two-sided p-value, before any adjustment
 * @param attainable the smallest p-value of any outcome
 * @param evidence the logarithm of the likelihood ratio of this change to no change, by chance
 *     alone
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
    double attainable,
    double evidence) {
  Measure measure() {
    return Optional.ofNullable(signal).map(Signal::sessionPercent).orElse(Measure.SESSIONS);
  }

  /** A group that is too small for a test: it only explains others. */
  static Deviation untested(
      Map<Dimension, String> group,
      @Nullable Signal signal,
      double sessions,
      double counted,
      double expected) {
    Interval any = new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    return new Deviation(
        group, signal, sessions, counted, expected, expected, counted, any, 1, 1, 0);
  }

  Deviation withP(double other) {
    return new Deviation(
        group,
        signal,
        sessions,
        counted,
        expected,
        before,
        now,
        interval,
        other,
        attainable,
        evidence);
  }

  /** The number above or below the expected one. */
  double excess() {
    return counted - expected;
  }
}
