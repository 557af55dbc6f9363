package io.claritytoolbox.insight;

import io.claritytoolbox.insight.Comparison.Difference;
import io.claritytoolbox.insight.Comparison.Verdict;
import io.claritytoolbox.insight.MantelHaenszel.Pair;
import io.claritytoolbox.model.Signal;
import java.util.List;

/** A signal's counts on both sides, and the statistics derived from them. */
final class Contrast implements Comparison.Test {
  private static final double PERCENT = 100;

  private final Signal signal;
  private final Counts a;
  private final Counts b;
  private final MantelHaenszel test;
  private final MantelHaenszel wide;
  private final Dispersion dispersion;

  Contrast(Signal signal, List<Pair> pairs, Dispersion dispersion) {
    this.signal = signal;
    this.dispersion = dispersion;
    Dispersion wider = dispersion.forIntervals();
    this.test = inflated(pairs, dispersion);
    this.wide = inflated(pairs, wider);
    Pair all = Pair.sum(pairs).inflated(wider);
    this.a = all.a();
    this.b = all.b();
  }

  private static MantelHaenszel inflated(List<Pair> pairs, Dispersion by) {
    return new MantelHaenszel(pairs.stream().map(each -> each.inflated(by)).toList());
  }

  boolean compares() {
    return test.compares();
  }

  @Override
  public double p() {
    return dispersion.p(test.distance());
  }

  @Override
  public double reached(double p) {
    return dispersion.p(test.attainable(dispersion.distance(p)));
  }

  Difference difference(double p, double matters) {
    Interval raw = Rates.newcombe(a, b);
    Interval adjusted = test.strata() > 1 ? wide.interval() : raw;
    double inside = test.strata() > 1 ? test.difference() : b.rate() - a.rate();
    Verdict verdict = Comparison.verdict(inside, adjusted, matters * a.rate(), p);
    double margin = matters * base();
    double settle = sessionsForEither(margin);
    return new Difference(
        signal,
        PERCENT * a.rate(),
        PERCENT * b.rate(),
        raw.times(PERCENT),
        PERCENT * inside,
        adjusted.times(PERCENT),
        test.strata(),
        p,
        verdict,
        PERCENT * Rates.detectable(base(), a.effective(), b.effective()),
        settle,
        Math.min(settle, sessionsAsSeen(inside, margin)),
        Math.max(dispersion.ofA(), dispersion.ofB()));
  }

  /**
   * {@code a}'s rate with half a session added to each outcome, so that it is never 0 or 1 (Agresti
   * 2013).
   */
  private double base() {
    return (a.effectiveAffected() + 0.5) / (a.effective() + 1);
  }

  private double sessionsForEither(double margin) {
    double base = base();
    double shown = Rates.needed(base, Math.min(1, base + margin));
    double excluded = Rates.neededForEquivalence(base, margin);
    return Math.ceil(Math.max(shown, excluded) * designEffect());
  }

  private double sessionsAsSeen(double difference, double margin) {
    if (Math.abs(difference) <= margin) {
      return Double.POSITIVE_INFINITY;
    }
    double other = Math.min(1, Math.max(0, base() + difference));
    return Math.ceil(Rates.needed(base(), other) * designEffect());
  }

  private double designEffect() {
    return Math.max(a.designEffect(), b.designEffect());
  }
}
