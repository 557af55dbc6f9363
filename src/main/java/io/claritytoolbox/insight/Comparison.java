package io.claritytoolbox.insight;

import io.claritytoolbox.insight.MantelHaenszel.Pair;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.Signal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;

/**
 * Compares two sides, signal by signal.
 *
 * <p>Raw differences have Newcombe's interval (1998). If both sides have the same strata, the
 * verdict uses the difference within strata (Mantel and Haenszel 1959). Standard errors include the
 * variance between days (Laney 2002). P-values are adjusted for all measures of the call (Holm
 * 1979), as far as these can become significant (Westfall and Wolfinger 1997).
 */
public final class Comparison {
  /** The probability that a call without real differences reports one. */
  private static final double LEVEL = 0.05;

  private static final double PERCENT = 100;

  private final Side a;
  private final Side b;
  private final double matters;

  /**
   * One side of a comparison.
   *
   * @param strata its sessions by an attribute that affects the rates, such as the device; one
   *     entry if the store has nothing finer. Each session is in one stratum. If the sides share
   *     few strata, as in a comparison of devices, the strata are added up
   * @param days one-day points of the same population, within or before the window. Five or more
   *     show the variance between days; may be empty
   */
  public record Side(Map<String, Tally> strata, SortedMap<LocalDate, Tally> days) {
    public Side {
      strata = Collections.unmodifiableMap(new LinkedHashMap<>(strata));
      days = Collections.unmodifiableSortedMap(new TreeMap<>(days));
    }
  }

  /** The verdict on a difference. */
  public enum Verdict {
    /** {@code b} is higher than {@code a}. */
    B_HIGHER,
    /** {@code b} is lower than {@code a}. */
    B_LOWER,
    /** The whole 95 % interval is within the margin that matters. */
    SAME,
    /** The data show neither a direction nor {@link #SAME}. */
    CANNOT_TELL
  }

  /**
   * A signal's rates on two sides. Rates and differences are percentages of sessions; differences
   * are {@code b − a}.
   *
   * @param interval the confidence interval of the raw difference
   * @param adjusted the difference within strata; the raw difference if there is one stratum
   * @param adjustedInterval the confidence interval of the adjusted difference
   * @param strata the number of strata that both sides have
   * @param pAdjusted the p-value, adjusted for all measures of the call
   * @param detectable the smallest rise above {@code a} that these sessions detect with 80 % power
   *     at the 5 % level
   * @param neededToSettle total sessions on each side for a definite verdict with 80 % power: the
   *     margin that matters is confirmed or excluded
   * @param neededAsSeen total sessions on each side if the true difference equals the observed one;
   *     at most {@code neededToSettle}
   * @param dispersion the variance between days divided by the variance of chance; 1 if unknown
   */
  public record Difference(
      Signal signal,
      double a,
      double b,
      Interval interval,
      double adjusted,
      Interval adjustedInterval,
      int strata,
      double pAdjusted,
      Verdict verdict,
      double detectable,
      double neededToSettle,
      double neededAsSeen,
      double dispersion) {
    public double difference() {
      return b - a;
    }

    /** Simpson's paradox: adjusting for the mix of visitors reverses the direction. */
    public boolean mixReverses() {
      return strata > 1
          && difference() * adjusted < 0
          && (interval.excludesZero() || adjustedInterval.excludesZero());
    }
  }

  /**
   * The difference of a mean, with an error from its variance between days.
   *
   * @param days the degrees of freedom plus one
   */
  public record Means(
      Measure measure,
      double a,
      double b,
      Interval interval,
      double pAdjusted,
      Verdict verdict,
      int days) {}

  /**
   * The result of a comparison.
   *
   * @param signals the signals that both sides know
   * @param means the means with at least five days
   */
  public record Result(List<Difference> signals, List<Means> means) {
    public Result {
      signals = List.copyOf(signals);
      means = List.copyOf(means);
    }
  }

  /**
   * Prepares a comparison.
   *
   * @param mattersPercent the smallest difference that matters, in percent of {@code a}'s value
   */
  public Comparison(Side a, Side b, double mattersPercent) {
    if (!(mattersPercent > 0)) {
      throw new IllegalArgumentException("a margin of " + mattersPercent + " percent");
    }
    this.a = a;
    this.b = b;
    this.matters = mattersPercent / PERCENT;
  }

  /** Compares the measures. The p-value adjustment covers all of them. */
  public Result over(Collection<Signal> signals, Collection<Measure> means) {
    List<Contrast> contrasts =
        signals.stream().map(this::contrast).filter(Contrast::compares).toList();
    List<MeanDifference> averages =
        means.stream()
            .flatMap(measure -> MeanDifference.of(a.days, b.days, measure).stream())
            .toList();
    List<Test> tests = new ArrayList<>(contrasts);
    tests.addAll(averages);
    double[] p =
        Multiplicity.holm(
            tests.stream().mapToDouble(Test::p).toArray(),
            tests.stream().<DoubleUnaryOperator>map(each -> each::reached).toList());
    List<Difference> differences = new ArrayList<>();
    contrasts.forEach(each -> differences.add(each.difference(p[differences.size()], matters)));
    List<Means> judged = new ArrayList<>();
    averages.forEach(
        each -> judged.add(each.judged(p[differences.size() + judged.size()], matters)));
    return new Result(differences, judged);
  }

  /** A test of one measure. */
  interface Test {
    /** The two-sided p-value. */
    double p();

    /** The probability of a p-value up to this one under the null hypothesis. */
    double reached(double p);
  }

  private Contrast contrast(Signal signal) {
    TreeSet<String> values = new TreeSet<>(a.strata.keySet());
    values.addAll(b.strata.keySet());
    List<Pair> pairs = new ArrayList<>();
    for (String value : values) {
      pairs.add(new Pair(counts(a, value, signal), counts(b, value, signal)));
    }
    return new Contrast(signal, comparable(pairs), Dispersion.of(a.days, b.days, signal));
  }

  /**
   * The strata, or both sides as a whole if their common strata contain less than half of one side.
   */
  private static List<Pair> comparable(List<Pair> strata) {
    Pair all = Pair.sum(strata);
    Pair shared = Pair.sum(strata.stream().filter(Pair::compares).toList());
    boolean sharesMost =
        2 * shared.a().sessions() >= all.a().sessions()
            && 2 * shared.b().sessions() >= all.b().sessions();
    return sharesMost ? strata : List.of(all);
  }

  private static Counts counts(Side side, String value, Signal signal) {
    Tally tally = side.strata.get(value);
    return tally == null ? Counts.NONE : tally.counts(signal).orElse(Counts.NONE);
  }

  static Verdict verdict(double difference, Interval interval, double margin, double p) {
    if (interval.within(margin)) {
      return Verdict.SAME;
    }
    if (p < LEVEL && interval.excludesZero()) {
      return difference > 0 ? Verdict.B_HIGHER : Verdict.B_LOWER;
    }
    return Verdict.CANNOT_TELL;
  }
}
