package io.claritytoolbox.insight;

import io.claritytoolbox.insight.History.Breakdown;
import io.claritytoolbox.insight.History.Series;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.Signal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;

/**
 * Finds changes in a history. Compares each group's signal rates and sessions in the current days
 * with its baseline.
 *
 * <p>The false-discovery rate of the reported changes is 10 % (Benjamini and Hochberg 1995), after
 * leaving out changes that only repeat another change (Katsevich, Sabatti and Bogomolov 2023).
 * Tests that can't become significant don't count (Gilbert 2005).
 */
public final class Changes {
  private static final double FALSE_SHARE = 0.10;

  /** Sessions from which a page without earlier visits is reported. */
  private static final double NEW_SESSIONS = 10;

  private final History history;
  private final List<Signal> signals;
  private final List<Deviation> tested = new ArrayList<>();
  private final List<Deviation> untested = new ArrayList<>();
  private final Map<Map<Dimension, String>, Series> series = new HashMap<>();
  private final Map<Set<Dimension>, Map<Measure, Rhythm>> rhythms = new HashMap<>();

  /** The confidence in a change. */
  public enum Likelihood {
    ALMOST_CERTAIN,
    VERY_LIKELY,
    LIKELY,
    /** Fewer than five baseline days, so the variance between days is unknown. */
    TOO_FEW_DAYS
  }

  /**
   * One change.
   *
   * @param measure a signal's percentage of sessions, or {@link Measure#SESSIONS}
   * @param before the baseline: percent of sessions, or the sessions expected in the current days
   * @param interval the confidence interval of {@code now − before}
   * @param since the first day of the change within the history
   * @param where the parts of the group in which a rise is concentrated
   */
  public record Change(
      Map<Dimension, String> group,
      Measure measure,
      double before,
      double now,
      Interval interval,
      Likelihood likelihood,
      LocalDate since,
      List<Carrier> where) {
    public Change {
      group = inOrder(group);
    }

    public double difference() {
      return now - before;
    }
  }

  /** A new or missing page, with its sessions in the current days or those expected. */
  public record Page(Map<Dimension, String> group, double sessions) {
    public Page {
      group = inOrder(group);
    }
  }

  /** Pages first, and the same in every run. */
  private static Map<Dimension, String> inOrder(Map<Dimension, String> group) {
    return Collections.unmodifiableMap(new TreeMap<>(group));
  }

  /**
   * The result of a search.
   *
   * @param changes the changes, most significant first
   * @param tested the number of tests: groups times measures
   * @param leftOut the groups with fewer than 30 sessions before or now
   * @param falseAlarmsExpected the maximum expected number of false alarms in {@code changes} and
   *     {@code gonePages}
   */
  public record Result(
      List<Change> changes,
      List<Page> newPages,
      List<Page> gonePages,
      int tested,
      long leftOut,
      double falseAlarmsExpected) {
    public Result {
      changes = List.copyOf(changes);
      newPages = List.copyOf(newPages);
      gonePages = List.copyOf(gonePages);
    }
  }

  private Changes(History history, Collection<Signal> signals) {
    this.history = history;
    this.signals = List.copyOf(signals);
  }

  /** Searches all groups of a history. */
  public static Result of(History history, Collection<Signal> signals) {
    return new Changes(history, signals).search();
  }

  private Result search() {
    long leftOut = 0;
    for (Breakdown breakdown : history.breakdowns()) {
      breakdown.fillGaps();
      watch(breakdown);
      leftOut += leftOut(breakdown);
    }
    Named named = named();
    List<Change> changes = new ArrayList<>();
    List<Page> gone = new ArrayList<>();
    for (Deviation each : named.news) {
      if (each.signal() == null && each.counted() == 0) {
        gone.add(new Page(each.group(), each.expected()));
      } else {
        changes.add(change(each, named.adjusted(each)));
      }
    }
    return new Result(changes, newPages(), gone, tested.size(), leftOut, named.falseAlarms());
  }

  private void watch(Breakdown breakdown) {
    Map<Measure, Rhythm> ofBreakdown = new EnumMap<>(Measure.class);
    for (Signal signal : signals) {
      RateWatch rates = new RateWatch(history, breakdown, signal);
      ofBreakdown.put(signal.sessionPercent(), rates.weekdays());
      rates.test(tested, untested);
    }
    TrafficWatch traffic = new TrafficWatch(history, breakdown);
    ofBreakdown.put(Measure.SESSIONS, traffic.weekdays());
    traffic.test(tested, untested);
    for (Series each : breakdown.groups()) {
      series.put(each.group, each);
      rhythms.putIfAbsent(each.group.keySet(), ofBreakdown);
    }
  }

  private static long leftOut(Breakdown breakdown) {
    return breakdown.groups().stream()
        .filter(
            each -> Math.min(each.sessionsBefore(), each.sessionsNow()) < RateWatch.FEWEST_SESSIONS)
        .count();
  }

  /** The reported deviations, the number of tests, and the largest p-value reported. */
  private record Named(List<Deviation> news, int tests, double level) {
    double adjusted(Deviation each) {
      return Math.min(1, tests * each.p() / Math.max(1, news.size()));
    }

    double falseAlarms() {
      return news.isEmpty() ? 0 : tests * level;
    }
  }

  /** Finds the largest level at which at most a tenth of the reported deviations are false. */
  private Named named() {
    double[] attainable = tested.stream().mapToDouble(Deviation::attainable).toArray();
    int tests = Multiplicity.payable(attainable, FALSE_SHARE);
    List<Deviation> clearest =
        tested.stream()
            .filter(each -> each.p() <= FALSE_SHARE)
            .filter(each -> tests * each.attainable() <= FALSE_SHARE)
            .sorted(Comparator.comparingDouble(Deviation::p))
            .toList();
    double[] p = clearest.stream().mapToDouble(Deviation::p).toArray();
    List<Deviation> all = new ArrayList<>(untested);
    all.addAll(tested);
    Explanation explanation = new Explanation(all);
    IntUnaryOperator reported =
        size -> explanation.news(clearest.subList(0, size), p[size - 1]).size();
    int taken = Multiplicity.taken(p, tests, FALSE_SHARE, reported);
    return taken == 0
        ? new Named(List.of(), tests, 0)
        : new Named(
            explanation.news(clearest.subList(0, taken), p[taken - 1]), tests, p[taken - 1]);
  }

  private Change change(Deviation each, double adjusted) {
    return new Change(
        each.group(),
        each.measure(),
        each.before(),
        each.now(),
        each.interval(),
        likelihood(each, adjusted),
        history.date(onset(each)),
        each.signal() == null ? List.of() : where(each, each.signal()));
  }

  private Likelihood likelihood(Deviation each, double adjusted) {
    if (of(each).daysBefore() < DaySpread.FEWEST_DAYS) {
      return Likelihood.TOO_FEW_DAYS;
    }
    if (adjusted < 0.001) {
      return Likelihood.ALMOST_CERTAIN;
    }
    return adjusted < 0.01 ? Likelihood.VERY_LIKELY : Likelihood.LIKELY;
  }

  private Series of(Deviation each) {
    return Objects.requireNonNull(series.get(each.group()));
  }

  private int onset(Deviation each) {
    Series of = of(each);
    Signal signal = each.signal();
    Map<Measure, Rhythm> known = Objects.requireNonNull(rhythms.get(each.group().keySet()));
    Rhythm rhythm = Objects.requireNonNull(known.get(each.measure()));
    if (signal != null) {
      return rhythm.onset(of.affected(signal), of.sessions, each.excess());
    }
    double[] one = new double[of.sessions.length];
    Arrays.fill(one, 1);
    return rhythm.onset(of.sessions, one, each.excess());
  }

  /** The parts of the group in the current days, by one more dimension. */
  private List<Carrier> where(Deviation each, Signal signal) {
    Map<Dimension, Map<String, Tally>> finer = new LinkedHashMap<>();
    for (Series part : series.values()) {
      if (part.group.size() == each.group().size() + 1
          && part.group.entrySet().containsAll(each.group().entrySet())
          && part.isKnownNow(signal)) {
        part.group.forEach(
            (dimension, value) -> {
              if (!each.group().containsKey(dimension)) {
                finer
                    .computeIfAbsent(dimension, key -> new LinkedHashMap<>())
                    .put(value, part.now(signal));
              }
            });
      }
    }
    Tally whole = of(each).now(signal);
    Map<Dimension, Carrier.Parts> parts = new LinkedHashMap<>();
    finer.forEach((dimension, values) -> parts.put(dimension, parts(dimension, values, whole)));
    return Carrier.of(signal, each.excess(), parts);
  }

  /** The stored parts and the rest of a group. Sessions of pages don't add up to those of it. */
  private static Carrier.Parts parts(Dimension dimension, Map<String, Tally> stored, Tally whole) {
    return dimension == Dimension.URL
        ? Carrier.Parts.whole(stored)
        : whole
            .minus(Tally.sum(stored.values()))
            .map(rest -> new Carrier.Parts(new LinkedHashMap<>(stored), rest))
            .orElseGet(() -> Carrier.Parts.whole(stored));
  }

  private List<Page> newPages() {
    return history.breakdowns().stream()
        .flatMap(each -> each.groups().stream())
        .filter(each -> each.group.keySet().equals(Set.of(Dimension.URL)))
        .filter(each -> each.sessionsNow() >= NEW_SESSIONS)
        .filter(each -> each.daysBefore() >= DaySpread.FEWEST_DAYS && each.sessionsBefore() == 0)
        .filter(each -> each.daysBefore() == history.baseline() && each.isKnownNow())
        .map(each -> new Page(each.group, each.sessionsNow()))
        .sorted(Comparator.comparingDouble(each -> -each.sessions()))
        .toList();
  }
}
