package io.claritytoolbox.insight;

import io.claritytoolbox.insight.History.Breakdown;
import io.claritytoolbox.insight.History.Series;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.Signal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntUnaryOperator;

/**
 * Searches a history for what changed: every group's rate of every signal and its sessions, in the
 * days in question against its own baseline.
 *
 * <p>The share of false changes among those named is held at 10 % (Benjamini and Hochberg 1995),
 * counted after what only repeats another change is left out (Katsevich, Sabatti and Bogomolov
 * 2023); tests that no outcome could make significant aren't paid for (Gilbert 2005).
 */
public final class Changes {
  private static final double FALSE_SHARE = 0.10;

  /** A page that nobody visited before is news from here on. */
  private static final double NEW_SESSIONS = 10;

  private final History history;
  private final List<Signal> signals;
  private final List<Deviation> tested = new ArrayList<>();
  private final Map<Map<Dimension, String>, Series> series = new HashMap<>();
  private final Map<Set<Dimension>, Map<Measure, Rhythm>> rhythms = new HashMap<>();

  /** How sure a change is. */
  public enum Likelihood {
    ALMOST_CERTAIN,
    VERY_LIKELY,
    LIKELY,
    /** Fewer than five days before: how much days differ isn't known. */
    TOO_FEW_DAYS
  }

  /**
   * One change.
   *
   * @param measure a signal's percentage of sessions, or {@link Measure#SESSIONS}
   * @param before in percent of sessions, or sessions as the baseline gives for these days
   * @param interval of {@code now} less {@code before}
   * @param since the day from which it shows, within the history
   * @param where what part of the group carries a rise of a signal
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
    public double difference() {
      return now - before;
    }
  }

  /** A page that came or went: its sessions in the days in question, or those expected then. */
  public record Page(Map<Dimension, String> group, double sessions) {}

  /**
   * What a search found.
   *
   * @param changes the clearest first
   * @param tested groups times measures
   * @param leftOut groups with fewer than 30 sessions before or now
   * @param falseAlarmsExpected among {@code changes} and {@code gonePages}, at most
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
      tested.addAll(rates.deviations());
    }
    TrafficWatch traffic = new TrafficWatch(history, breakdown);
    ofBreakdown.put(Measure.SESSIONS, traffic.weekdays());
    tested.addAll(traffic.deviations());
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

  /** What is named, of how many tests, with p-values up to the level. */
  private record Named(List<Deviation> news, int tests, double level) {
    double adjusted(Deviation each) {
      return Math.min(1, tests * each.p() / Math.max(1, news.size()));
    }

    double falseAlarms() {
      return news.isEmpty() ? 0 : tests * level;
    }
  }

  /** The largest level at which the expected false ones are a tenth of the news. */
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
    Explanation explanation = new Explanation(tested);
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
    if (of(each).daysBefore() < DayToDay.FEWEST) {
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
    Map<Measure, Rhythm> known = Objects.requireNonNull(rhythms.get(each.group().keySet()));
    Rhythm rhythm = Objects.requireNonNull(known.get(each.measure()));
    double[] counted = each.signal() == null ? of.sessions : of.affected(each.signal());
    double[] exposure = new double[counted.length];
    for (int day = 0; day < exposure.length; day++) {
      exposure[day] = rhythm.factor(day) * (each.signal() == null ? 1 : of.sessions[day]);
    }
    return Onset.of(counted, exposure, history.days() - 1, each.excess());
  }

  /** The group's parts by one dimension more, in the days in question. */
  private List<Carrier> where(Deviation each, Signal signal) {
    Map<Dimension, Map<String, Tally>> finer = new LinkedHashMap<>();
    for (Series part : series.values()) {
      if (part.group.size() == each.group().size() + 1
          && part.group.entrySet().containsAll(each.group().entrySet())) {
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
    return Carrier.of(signal, each.excess(), finer);
  }

  private List<Page> newPages() {
    return history.breakdowns().stream()
        .flatMap(each -> each.groups().stream())
        .filter(each -> each.group.keySet().equals(Set.of(Dimension.URL)))
        .filter(each -> each.sessionsNow() >= NEW_SESSIONS)
        .filter(each -> each.daysBefore() >= DayToDay.FEWEST && each.sessionsBefore() == 0)
        .map(each -> new Page(each.group, each.sessionsNow()))
        .sorted(Comparator.comparingDouble(each -> -each.sessions()))
        .toList();
  }
}
