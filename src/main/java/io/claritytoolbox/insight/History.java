package io.claritytoolbox.insight;

import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Signal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Daily rows of stored exports: the baseline days, followed by the current days. Each breakdown (a
 * set of dimensions; the empty set is the site) has its own days. If a breakdown is stored
 * completely for a day, a group without a row has no sessions; otherwise it is unknown.
 *
 * <p>Not thread-safe.
 */
public final class History {
  private final LocalDate[] dates;
  private final int baseline;
  private final Map<LocalDate, Integer> positions = new HashMap<>();
  private final Map<Set<Dimension>, Breakdown> breakdowns = new LinkedHashMap<>();

  /**
   * Creates an empty history.
   *
   * @param baseline the days before, each from a separate one-day export
   * @param current the current days, all later
   */
  public History(Collection<LocalDate> baseline, Collection<LocalDate> current) {
    this.baseline = baseline.size();
    this.dates =
        Stream.concat(baseline.stream().sorted(), current.stream().sorted())
            .toArray(LocalDate[]::new);
    for (int i = 0; i < dates.length; i++) {
      if (i > 0 && !dates[i - 1].isBefore(dates[i])) {
        throw new IllegalArgumentException("days don't follow each other: " + dates[i]);
      }
      positions.put(dates[i], i);
    }
    if (current.isEmpty()) {
      throw new IllegalArgumentException("no day in question");
    }
  }

  /**
   * Adds one row of a one-day export. The day must be in the history, and each group has one row
   * per day.
   */
  public void put(LocalDate day, Map<Dimension, String> group, Tally tally) {
    int position = position(day);
    Breakdown breakdown = breakdown(group.keySet());
    breakdown.stored[position] = true;
    Series series = breakdown.series.get(group);
    if (series == null) {
      series = new Series(Map.copyOf(group), baseline, dates.length);
      breakdown.series.put(series.group, series);
    }
    if (series.isKnown(position)) {
      throw new IllegalArgumentException("two rows of " + group + " on " + day);
    }
    series.put(position, tally);
  }

  /** Marks a day's export of a breakdown as incomplete: groups without a row are unknown. */
  public void cut(LocalDate day, Set<Dimension> breakdown) {
    breakdown(breakdown).cut[position(day)] = true;
  }

  private int position(LocalDate day) {
    Integer position = positions.get(day);
    if (position == null) {
      throw new IllegalArgumentException(day + " lies outside the history");
    }
    return position;
  }

  private Breakdown breakdown(Set<Dimension> dimensions) {
    return breakdowns.computeIfAbsent(Set.copyOf(dimensions), key -> new Breakdown(dates.length));
  }

  Collection<Breakdown> breakdowns() {
    return breakdowns.values();
  }

  LocalDate date(int position) {
    return dates[position];
  }

  DayOfWeek weekday(int position) {
    return dates[position].getDayOfWeek();
  }

  /** The number of days, including the current ones. */
  int days() {
    return dates.length;
  }

  /** The number of baseline days, which have the positions from 0. */
  int baseline() {
    return baseline;
  }

  /** The groups of one set of dimensions. */
  static final class Breakdown {
    private final boolean[] stored;
    private final boolean[] cut;
    private final Map<Map<Dimension, String>, Series> series = new LinkedHashMap<>();

    private Breakdown(int days) {
      stored = new boolean[days];
      cut = new boolean[days];
    }

    Collection<Series> groups() {
      return series.values();
    }

    /** Whether a cut export may hide what a day's value is. */
    boolean hides(int day, double value) {
      return cut[day] && Double.isNaN(value);
    }

    /** Whether a group without a row had no sessions that day. */
    boolean isWhole(int day) {
      return stored[day] && !cut[day];
    }

    void fillGaps() {
      for (Series each : series.values()) {
        for (int day = 0; day < stored.length; day++) {
          if (isWhole(day) && !each.isKnown(day)) {
            each.put(day, Tally.EMPTY);
          }
        }
      }
    }
  }

  /** The days of one group. Unknown values are NaN. */
  static final class Series {
    final Map<Dimension, String> group;
    final double[] sessions;
    final double[] effective;
    private final Map<Signal, double[]> affected = new EnumMap<>(Signal.class);
    private final int baseline;

    private Series(Map<Dimension, String> group, int baseline, int days) {
      this.group = group;
      this.baseline = baseline;
      this.sessions = unknown(days);
      this.effective = unknown(days);
      for (Signal signal : Signal.values()) {
        affected.put(signal, unknown(days));
      }
    }

    private static double[] unknown(int days) {
      double[] values = new double[days];
      Arrays.fill(values, Double.NaN);
      return values;
    }

    double[] affected(Signal signal) {
      return Objects.requireNonNull(affected.get(signal));
    }

    boolean isKnown(int day) {
      return !Double.isNaN(sessions[day]);
    }

    /** The number of known baseline days. */
    int daysBefore() {
      int known = 0;
      for (int day = 0; day < baseline; day++) {
        known += isKnown(day) ? 1 : 0;
      }
      return known;
    }

    boolean isKnownNow() {
      for (int day = baseline; day < sessions.length; day++) {
        if (!isKnown(day)) {
          return false;
        }
      }
      return true;
    }

    boolean isKnownNow(Signal signal) {
      double[] values = affected(signal);
      return isKnownNow()
          && Arrays.stream(values, baseline, values.length).noneMatch(Double::isNaN);
    }

    double sessionsBefore() {
      return sum(sessions, 0, baseline);
    }

    double sessionsNow() {
      return sum(sessions, baseline, sessions.length);
    }

    /** The current days for which a signal is known. */
    Tally now(Signal signal) {
      double hit = sum(affected(signal), baseline, sessions.length);
      double all = Math.max(hit, sessionsNow());
      double worth = Math.min(all, sum(effective, baseline, sessions.length));
      return new Tally(all, worth, Map.of(signal, hit), Map.of());
    }

    private static double sum(double[] values, int from, int to) {
      double sum = 0;
      for (int day = from; day < to; day++) {
        sum += Double.isNaN(values[day]) ? 0 : values[day];
      }
      return sum;
    }

    private void put(int day, Tally tally) {
      sessions[day] = tally.sessions();
      effective[day] = tally.effective();
      tally.affected().forEach((signal, value) -> affected(signal)[day] = value);
    }
  }
}
