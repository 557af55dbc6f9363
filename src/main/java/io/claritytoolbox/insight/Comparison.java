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
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Two sides, signal by signal: is {@code b} higher, lower, the same, or can't it be told yet?
 *
 * <p>The raw difference carries Newcombe's interval (1998). Where both sides are known by the same
 * strata, a difference within strata stands beside it (Mantel and Haenszel 1959), and the verdict
 * follows that. The errors grow by what the days vary beyond chance (Laney 2002). P-values are
 * adjusted for all measures of the call (Holm 1979; tests that can't become significant aren't paid
 * for: Tarone 1990).
 */
public final class Comparison {
  /** The chance that a call without any real difference names one. */
  private static final double LEVEL = 0.05;

  private static final double PERCENT = 100;

  private final Side a;
  private final Side b;
  private final double matters;

  /**
   * One side.
   *
   * @param strata its sessions by what may differ in who visits, {@code Mobile} for example; a
   *     session belongs to one stratum; one entry where nothing finer is stored; strata that the
   *     sides hardly share, as when devices are compared, are added up
   * @param days one-day points of the same population, in the window or before it; from five on
   *     they tell how much days differ; may be empty
   */
  public record Side(Map<String, Tally> strata, SortedMap<LocalDate, Tally> days) {
    public Side {
      strata = Collections.unmodifiableMap(new LinkedHashMap<>(strata));
      days = Collections.unmodifiableSortedMap(new TreeMap<>(days));
    }
  }

  /** What can be said of a difference. */
  public enum Verdict {
    /** {@code b} has more than {@code a}. */
    B_HIGHER,
    /** {@code b} has less than {@code a}. */
    B_LOWER,
    /** The whole 95 % interval lies inside the margin that matters. */
    SAME,
    /** The data allow neither a direction nor {@link #SAME}. */
    CANNOT_TELL
  }

  /**
   * A signal's rates on two sides. Rates and differences are in percent of sessions, differences
   * are {@code b} less {@code a}.
   *
   * @param interval of the raw difference
   * @param adjusted the difference within strata; the raw one where there is one stratum
   * @param adjustedInterval of the adjusted difference
   * @param strata how many strata both sides have
   * @param pAdjusted for all measures that were compared together
   * @param detectable the smallest rise above {@code a} that these sessions would have shown, with
   *     80 % power at 5 %
   * @param neededToSettle sessions on each side, in all, for a verdict in either case: the margin
   *     that matters shown or excluded with 80 % power
   * @param neededAsSeen sessions on each side, in all, if the difference is as large as it looks;
   *     at most {@code neededToSettle}
   * @param dispersion the variance between days over what chance explains; 1 where it is unknown
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

    /** Simpson's paradox: the mix of visitors turns the direction round. */
    public boolean mixReverses() {
      return strata > 1
          && difference() * adjusted < 0
          && (interval.excludesZero() || adjustedInterval.excludesZero());
    }
  }

  /**
   * A mean's difference, by its spread between days.
   *
   * @param days the degrees of freedom and one more
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
   * What was compared.
   *
   * @param signals without those that a side doesn't know
   * @param means without those of fewer than five days
   */
  public record Result(List<Difference> signals, List<Means> means) {
    public Result {
      signals = List.copyOf(signals);
      means = List.copyOf(means);
    }
  }

  /**
   * Two sides to compare.
   *
   * @param mattersPercent the smallest change that matters, in percent of {@code a}'s figure
   */
  public Comparison(Side a, Side b, double mattersPercent) {
    if (!(mattersPercent > 0)) {
      throw new IllegalArgumentException("a margin of " + mattersPercent + " percent");
    }
    this.a = a;
    this.b = b;
    this.matters = mattersPercent / PERCENT;
  }

  /** Compares; all measures given count as one family. */
  public Result over(Collection<Signal> signals, Collection<Measure> means) {
    DayToDay days = new DayToDay(a.days, b.days);
    List<Contrast> contrasts = new ArrayList<>();
    for (Signal signal : signals) {
      contrast(signal, days.dispersion(signal)).ifPresent(contrasts::add);
    }
    Map<Measure, MeanDifference> averages = new LinkedHashMap<>();
    for (Measure measure : means) {
      MeanDifference.of(a.days, b.days, measure).ifPresent(known -> averages.put(measure, known));
    }
    double[] p = adjusted(contrasts, List.copyOf(averages.values()));
    List<Difference> differences = new ArrayList<>();
    for (Contrast each : contrasts) {
      differences.add(each.difference(p[differences.size()], matters));
    }
    List<Means> judged = new ArrayList<>();
    averages.forEach(
        (measure, known) ->
            judged.add(means(measure, known, p[differences.size() + judged.size()])));
    return new Result(differences, judged);
  }

  private Optional<Contrast> contrast(Signal signal, Dispersion dispersion) {
    TreeSet<String> values = new TreeSet<>(a.strata.keySet());
    values.addAll(b.strata.keySet());
    List<Pair> pairs = new ArrayList<>();
    for (String value : values) {
      pairs.add(new Pair(counts(a, value, signal), counts(b, value, signal)));
    }
    Contrast contrast = new Contrast(signal, comparable(pairs), dispersion);
    return contrast.compares() ? Optional.of(contrast) : Optional.empty();
  }

  /**
   * The strata, or both sides as a whole where the strata they share hold less than half of one.
   */
  private static List<Pair> comparable(List<Pair> strata) {
    Pair all = sum(strata);
    Pair shared = sum(strata.stream().filter(Pair::compares).toList());
    boolean sharesMost =
        2 * shared.a().sessions() >= all.a().sessions()
            && 2 * shared.b().sessions() >= all.b().sessions();
    return sharesMost ? strata : List.of(all);
  }

  private static Pair sum(List<Pair> strata) {
    return new Pair(
        strata.stream().map(Pair::a).reduce(Counts.NONE, Counts::plus),
        strata.stream().map(Pair::b).reduce(Counts.NONE, Counts::plus));
  }

  private static Counts counts(Side side, String value, Signal signal) {
    Tally tally = side.strata.get(value);
    return tally == null ? Counts.NONE : tally.counts(signal).orElse(Counts.NONE);
  }

  /** Holm's over the measures that could become significant; the rest keep 1. */
  private static double[] adjusted(List<Contrast> contrasts, List<MeanDifference> means) {
    int size = contrasts.size() + means.size();
    double[] attainable = new double[size];
    double[] p = new double[size];
    for (int i = 0; i < size; i++) {
      boolean isSignal = i < contrasts.size();
      attainable[i] = isSignal ? contrasts.get(i).attainable() : 0;
      p[i] = isSignal ? contrasts.get(i).p() : means.get(i - contrasts.size()).p();
    }
    return Multiplicity.holm(p, attainable, LEVEL);
  }

  private Means means(Measure measure, MeanDifference known, double p) {
    double margin = matters * Math.abs(known.a());
    Verdict verdict = verdict(known.difference(), known.interval(), margin, p);
    return new Means(measure, known.a(), known.b(), known.interval(), p, verdict, known.days());
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
