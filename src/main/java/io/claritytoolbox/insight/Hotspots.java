package io.claritytoolbox.insight;

import io.claritytoolbox.insight.RatePrior.Posterior;
import io.claritytoolbox.insight.RatePrior.Sighting;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Signal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Ranks groups, by default pages, by the affected sessions above the expected number.
 *
 * <p>The expected rate of a group is the rate of all other groups by device, weighted by the
 * group's devices (indirect standardization; Breslow and Day 1987, chapter 2). The group's own rate
 * is shrunk towards it ({@link RatePrior}), so that a page with one frustrated session doesn't lead
 * the list. The excess is the difference of the two rates times the sessions. The sum over signals
 * counts a session with two signals twice, because exports don't show which sessions these are.
 */
public final class Hotspots {
  private static final double PERCENT = 100;

  /** The weight of the overall rate in the rate of one device, in sessions. */
  private static final double BORROWED = 20;

  /**
   * A cautious correlation between the errors of the signals of one page, which occur in the same
   * sessions.
   */
  private static final double CORRELATION = 0.2;

  /** Up to this share of the half-width, an excess can't be significant and moments suffice. */
  private static final double FAR_FROM_ZERO = 0.5;

  private final List<Group> groups;
  private final List<@Nullable String> strata;

  /**
   * One group, such as a page.
   *
   * @param key a value is null if Clarity gave none
   * @param strata its sessions by device, because devices explain different rates; one entry if the
   *     store has nothing finer
   */
  public record Group(Map<Dimension, @Nullable String> key, Map<@Nullable String, Tally> strata) {
    public Group {
      key = Collections.unmodifiableMap(new LinkedHashMap<>(key));
      strata = Collections.unmodifiableMap(new LinkedHashMap<>(strata));
    }
  }

  /**
   * One signal of one group.
   *
   * @param percent the share of the group's sessions with the signal
   * @param expectedPercent the share expected from the other groups' rates for the group's devices
   * @param excess affected sessions above the expected number, shrunk towards zero
   */
  public record Excess(
      Signal signal, double percent, double expectedPercent, double excess, Interval interval) {}

  /**
   * One ranked group.
   *
   * @param key a value is null if Clarity gave none
   * @param excess the sum over {@code signals}
   * @param sharePercent the share of the positive excesses of all groups
   * @param signals the signals with a significant excess, largest first; all signals if none is
   *     significant
   * @param where the parts in which the largest excess is concentrated; may be empty
   */
  public record Hotspot(
      Map<Dimension, @Nullable String> key,
      double sessions,
      double excess,
      Interval interval,
      double sharePercent,
      List<Excess> signals,
      List<Carrier> where) {
    /** Whether the excess is significant. */
    public boolean isHot() {
      return interval.low() > 0;
    }

    /**
     * The same with the parts in which its largest excess is concentrated.
     *
     * @param finer the group's sessions by further dimensions
     */
    public Hotspot locatedIn(Map<Dimension, Carrier.Parts> finer) {
      if (!isHot()) {
        return this;
      }
      Excess largest = signals.get(0);
      List<Carrier> parts = Carrier.of(largest.signal, largest.excess, finer);
      return new Hotspot(key, sessions, excess, interval, sharePercent, signals, parts);
    }
  }

  public Hotspots(List<Group> groups) {
    this.groups = List.copyOf(groups);
    Set<@Nullable String> all = new LinkedHashSet<>();
    groups.forEach(each -> all.addAll(each.strata.keySet()));
    this.strata = new ArrayList<>(all);
  }

  /** All groups with sessions, by lower limit, largest first. */
  public List<Hotspot> rank(Collection<Signal> signals) {
    List<List<Excess>> byGroup = new ArrayList<>();
    groups.forEach(each -> byGroup.add(new ArrayList<>()));
    for (Signal signal : signals) {
      judge(signal, byGroup);
    }
    List<Hotspot> ranked = new ArrayList<>();
    for (int i = 0; i < groups.size(); i++) {
      if (!byGroup.get(i).isEmpty()) {
        ranked.add(hotspot(groups.get(i), byGroup.get(i)));
      }
    }
    double all = ranked.stream().mapToDouble(each -> Math.max(0, each.excess)).sum();
    return ranked.stream()
        .sorted(Comparator.comparingDouble(each -> -each.interval.low()))
        .map(each -> withShare(each, all))
        .toList();
  }

  private void judge(Signal signal, List<List<Excess>> byGroup) {
    Table table = new Table(signal);
    List<Integer> known = new ArrayList<>();
    List<Sighting> sightings = new ArrayList<>();
    for (int i = 0; i < groups.size(); i++) {
      Counts counts = table.ofGroup[i];
      if (counts.effective() > 0) {
        known.add(i);
        sightings.add(
            new Sighting(counts.effective(), counts.effectiveAffected(), table.expected(i)));
      }
    }
    RatePrior prior = RatePrior.of(sightings.toArray(Sighting[]::new));
    for (int j = 0; j < known.size(); j++) {
      int i = known.get(j);
      byGroup
          .get(i)
          .add(table.excess(i, sightings.get(j).expected(), prior.posterior(sightings.get(j))));
    }
  }

  private static Hotspot hotspot(Group group, List<Excess> all) {
    List<Excess> beyondChance = all.stream().filter(each -> each.interval.low() > 0).toList();
    List<Excess> counted =
        (beyondChance.isEmpty() ? all : beyondChance)
            .stream().sorted(Comparator.comparingDouble((Excess each) -> -each.excess)).toList();
    double sum = 0;
    double[] below = new double[counted.size()];
    double[] above = new double[counted.size()];
    for (int i = 0; i < counted.size(); i++) {
      Excess each = counted.get(i);
      sum += each.excess;
      below[i] = each.excess - each.interval.low();
      above[i] = each.interval.high() - each.excess;
    }
    Interval interval = new Interval(sum - together(below), sum + together(above));
    double sessions = group.strata.values().stream().mapToDouble(Tally::sessions).sum();
    return new Hotspot(group.key, sessions, sum, interval, 0, counted, List.of());
  }

  /** The error of a sum of correlated parts (Zou, Huang and Zhang 2009). */
  private static double together(double[] errors) {
    double sum = 0;
    double squares = 0;
    for (double each : errors) {
      sum += each;
      squares += each * each;
    }
    return Math.sqrt((1 - CORRELATION) * squares + CORRELATION * sum * sum);
  }

  private static Hotspot withShare(Hotspot each, double all) {
    double share = all == 0 ? 0 : PERCENT * Math.max(0, each.excess) / all;
    return new Hotspot(
        each.key, each.sessions, each.excess, each.interval, share, each.signals, each.where);
  }

  /** One signal's counts by group and stratum, and their sums. */
  private final class Table {
    private final Signal signal;
    private final Counts[][] cells = new Counts[groups.size()][strata.size()];
    private final Counts[] ofGroup = new Counts[groups.size()];
    private final Counts[] ofStratum = new Counts[strata.size()];
    private Counts all = Counts.NONE;

    Table(Signal signal) {
      this.signal = signal;
      Arrays.fill(ofStratum, Counts.NONE);
      for (int i = 0; i < cells.length; i++) {
        ofGroup[i] = Counts.NONE;
        for (int j = 0; j < ofStratum.length; j++) {
          Tally tally = groups.get(i).strata.get(strata.get(j));
          cells[i][j] = tally == null ? Counts.NONE : tally.counts(signal).orElse(Counts.NONE);
          ofGroup[i] = ofGroup[i].plus(cells[i][j]);
          ofStratum[j] = ofStratum[j].plus(cells[i][j]);
        }
        all = all.plus(ofGroup[i]);
      }
    }

    /** The rate of the other groups for this group's strata; never 0 or 1. */
    double expected(int group) {
      double sum = 0;
      for (int j = 0; j < ofStratum.length; j++) {
        sum += cells[group][j].sessions() * elsewhere(group, j);
      }
      return sum / ofGroup[group].sessions();
    }

    private double elsewhere(int group, int stratum) {
      Counts rest = ofStratum[stratum].minus(cells[group][stratum]);
      return (rest.affected() + BORROWED * elsewhere(group)) / (rest.sessions() + BORROWED);
    }

    private double elsewhere(int group) {
      Counts rest = all.minus(ofGroup[group]);
      return (rest.affected() + 0.5) / (rest.sessions() + 1);
    }

    Excess excess(int group, double expected, Posterior posterior) {
      Counts counts = ofGroup[group];
      double mean = posterior.mean() - expected;
      Interval rates = limits(counts, posterior, mean);
      double rest = all.effective() - counts.effective();
      double blur = Rates.Z_95 * Math.sqrt(expected * (1 - expected) / (rest + 1));
      double below = Math.hypot(blur, posterior.mean() - rates.low());
      double above = Math.hypot(blur, rates.high() - posterior.mean());
      return new Excess(
          signal,
          PERCENT * counts.rate(),
          PERCENT * expected,
          mean * counts.sessions(),
          new Interval(mean - below, mean + above).times(counts.sessions()));
    }

    /**
     * The posterior interval, extended to the group's Wilson interval: shrinkage moves an unusual
     * group's estimate, not its true rate.
     */
    private Interval limits(Counts counts, Posterior posterior, double above) {
      boolean mayStandOut = above > FAR_FROM_ZERO * Rates.Z_95 * posterior.deviation();
      Interval believed = mayStandOut ? posterior.interval() : posterior.roughInterval();
      Interval alone = Rates.wilson(counts);
      return new Interval(
          Math.min(believed.low(), alone.low()), Math.max(believed.high(), alone.high()));
    }
  }
}
