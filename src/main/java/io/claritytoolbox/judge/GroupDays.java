package io.claritytoolbox.judge;

import io.claritytoolbox.answer.StoredDays;
import io.claritytoolbox.insight.History;
import io.claritytoolbox.insight.Tally;
import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Facts;
import io.claritytoolbox.model.Filter;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.Row;
import io.claritytoolbox.model.Signal;
import io.claritytoolbox.model.Window;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The groups of one breakdown by day, summed from the rows of exports that are at least as fine.
 * Counts add up over attributes, because a session has one value of each. They don't add up over
 * pages, so days with exports by page are left out if the breakdown has none. Days with truncated
 * finer exports are also left out, because their sums lack rows.
 */
final class GroupDays {
  private static final Signal[] SIGNALS = Signal.values();
  private static final int USERS = 1;
  private static final int FIRST_SIGNAL = 2;

  /** Groups of two dimensions with fewer sessions in total are never tested. */
  private static final double FEWEST_SESSIONS = 30;

  private final List<Dimension> breakdown;
  private final List<Filter> filters;
  private final Map<List<String>, Map<LocalDate, double[]>> groups = new LinkedHashMap<>();
  private final Map<LocalDate, Boolean> cut = new TreeMap<>();

  GroupDays(List<Dimension> breakdown, List<Filter> filters) {
    this.breakdown = breakdown;
    this.filters = filters;
  }

  /** The counts of each export's rows, read once for all breakdowns. */
  static final class Counts {
    private final Map<Export, double[][]> known = new HashMap<>();

    private record Export(Window window, Cube cube) {}

    private double[][] of(StoredDays.Day day) {
      return known.computeIfAbsent(
          new Export(day.window(), day.cube()),
          any -> day.rows().stream().map(row -> read(row.facts())).toArray(double[][]::new));
    }

    private static double[] read(Facts facts) {
      double[] counts = new double[FIRST_SIGNAL + SIGNALS.length];
      double sessions = facts.get(Measure.SESSIONS, 0);
      counts[0] = sessions;
      counts[USERS] = facts.get(Measure.USERS, sessions);
      for (int i = 0; i < SIGNALS.length; i++) {
        counts[FIRST_SIGNAL + i] = sessions == 0 ? 0 : facts.get(SIGNALS[i].sessions(), Double.NaN);
      }
      return counts;
    }
  }

  /** Adds a day if its counts add up. */
  void add(StoredDays.Day day, Counts counts) {
    LocalDate date = day.window().date();
    boolean isSame = Set.copyOf(day.cube().dimensions()).equals(Set.copyOf(breakdown));
    if (cut.containsKey(date) || (day.mayBeCut() && !isSame) || isOverPages(day)) {
      return;
    }
    cut.put(date, day.mayBeCut());
    int[] columns = columns(day);
    double[][] ofRows = counts.of(day);
    for (int i = 0; i < ofRows.length; i++) {
      Row row = day.rows().get(i);
      List<String> key = passes(row, day) ? key(row, columns) : null;
      if (key != null) {
        addTo(groups.computeIfAbsent(key, any -> new HashMap<>()), date, ofRows[i]);
      }
    }
  }

  private static void addTo(Map<LocalDate, double[]> days, LocalDate date, double[] counts) {
    double[] sums = days.get(date);
    if (sums == null) {
      days.put(date, counts.clone());
      return;
    }
    for (int i = 0; i < sums.length; i++) {
      sums[i] += counts[i];
    }
  }

  private boolean passes(Row row, StoredDays.Day day) {
    for (Filter filter : filters) {
      int column = day.cube().dimensions().indexOf(filter.dimension());
      if (!filter.accepts(row.key().get(column))) {
        return false;
      }
    }
    return true;
  }

  private boolean isOverPages(StoredDays.Day day) {
    int column = day.cube().dimensions().indexOf(Dimension.URL);
    if (column < 0 || breakdown.contains(Dimension.URL)) {
      return false;
    }
    Set<@Nullable String> pages = new HashSet<>();
    day.rows().stream()
        .filter(row -> passes(row, day))
        .forEach(row -> pages.add(row.key().get(column)));
    return pages.size() > 1;
  }

  private int[] columns(StoredDays.Day day) {
    return breakdown.stream().mapToInt(day.cube().dimensions()::indexOf).toArray();
  }

  /** Null if Clarity gave no value, because the group has no name. */
  private static @Nullable List<String> key(Row row, int[] columns) {
    List<String> key = new ArrayList<>(columns.length);
    for (int column : columns) {
      String value = row.key().get(column);
      if (value == null) {
        return null;
      }
      key.add(value);
    }
    return key;
  }

  Set<LocalDate> dates() {
    return cut.keySet();
  }

  boolean isCut() {
    return cut.containsValue(true);
  }

  /** Adds the days that a history contains to it. */
  void putInto(History history, Set<LocalDate> dates) {
    cut.forEach(
        (date, isCut) -> {
          if (isCut && dates.contains(date)) {
            history.cut(date, Set.copyOf(breakdown));
          }
        });
    groups.forEach(
        (key, days) -> {
          if (breakdown.size() < 2 || sessions(days) >= FEWEST_SESSIONS) {
            Map<Dimension, String> group = named(breakdown, key);
            days.forEach(
                (date, sums) -> {
                  if (dates.contains(date)) {
                    history.put(date, group, tally(sums));
                  }
                });
          }
        });
  }

  private static double sessions(Map<LocalDate, double[]> days) {
    return days.values().stream().mapToDouble(sums -> sums[0]).sum();
  }

  /** The values of a key by dimension, in its order. */
  static Map<Dimension, String> named(List<Dimension> breakdown, List<String> key) {
    Map<Dimension, String> named = new LinkedHashMap<>();
    for (int i = 0; i < key.size(); i++) {
      named.put(breakdown.get(i), key.get(i));
    }
    return named;
  }

  private static Tally tally(double[] sums) {
    Map<Signal, Double> affected = new EnumMap<>(Signal.class);
    for (int i = 0; i < SIGNALS.length; i++) {
      double known = sums[FIRST_SIGNAL + i];
      if (!Double.isNaN(known)) {
        affected.put(SIGNALS[i], Math.min(known, sums[0]));
      }
    }
    return new Tally(sums[0], Math.min(sums[0], sums[USERS]), affected, Map.of());
  }
}
