package io.claritytoolbox.judge;

import io.claritytoolbox.answer.Source;
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
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The groups of one breakdown by day, summed from the rows of exports that are at least as fine.
 * Counts add up over attributes, because a session has one value of each. They don't add up over
 * pages, so days with exports by page are left out if the breakdown has none. A cut export counts
 * only if each of its rows is a whole group; otherwise sums lack rows, and its day is left out.
 */
final class GroupDays {
  private static final Signal[] SIGNALS = Signal.values();
  private static final Duration SEAM = Duration.ofMinutes(1);
  private static final int USERS = 1;
  private static final int FIRST_SIGNAL = 2;

  /** Groups of two dimensions with fewer sessions in total are never tested. */
  private static final double FEWEST_SESSIONS = 30;

  private final List<Dimension> breakdown;
  private final List<Filter> filters;
  private final Map<List<String>, Map<LocalDate, double[]>> groups = new LinkedHashMap<>();
  private final NavigableMap<LocalDate, Window> windows = new TreeMap<>();
  private final Set<LocalDate> lacking = new HashSet<>();
  private final Set<List<String>> ofSeveralAddresses = new HashSet<>();
  private final Map<Instant, Cube> used = new HashMap<>();
  private boolean metCut;

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
          any ->
              day.rows().stream()
                  .map(row -> read(row.facts(), day.mayBeCut()))
                  .toArray(double[][]::new));
    }

    /** Unknown counts are NaN. In a cut export, sessions come from Traffic only if bots do. */
    private static double[] read(Facts facts, boolean mayBeCut) {
      double[] counts = new double[FIRST_SIGNAL + SIGNALS.length];
      boolean isTold = !mayBeCut || facts.has(Measure.BOT_SESSIONS);
      double sessions = isTold ? facts.get(Measure.SESSIONS, Double.NaN) : Double.NaN;
      counts[0] = sessions;
      counts[USERS] = facts.get(Measure.USERS, sessions);
      for (int i = 0; i < SIGNALS.length; i++) {
        counts[FIRST_SIGNAL + i] = sessions == 0 ? 0 : Tally.affected(facts, SIGNALS[i]);
      }
      return counts;
    }
  }

  /** Adds a day if its counts add up. */
  void add(StoredDays.Day day, Counts counts) {
    metCut |= day.mayBeCut();
    LocalDate date = day.window().date();
    double[][] ofRows = counts.of(day);
    boolean tells = ofRows.length == 0 || Arrays.stream(ofRows).anyMatch(GroupDays::isKnown);
    boolean addsUp = !isOverPages(day) && (!day.mayBeCut() || hasWholeGroups(day));
    if (windows.containsKey(date) || !tells || !addsUp) {
      return;
    }
    windows.put(date, day.window());
    used.put(day.window().to(), day.cube());
    if (day.mayBeCut() || !Arrays.stream(ofRows).allMatch(GroupDays::isKnown)) {
      lacking.add(date);
    }
    int[] columns = columns(day);
    for (int i = 0; i < ofRows.length; i++) {
      Row row = day.rows().get(i);
      List<String> key = passes(row, day) ? key(row, columns) : null;
      if (key != null) {
        addTo(groups.computeIfAbsent(key, any -> new HashMap<>()), date, ofRows[i]);
        if (row.addresses() > 1 && day.cube().has(Dimension.URL)) {
          ofSeveralAddresses.add(key);
        }
      }
    }
  }

  private static boolean isKnown(double[] counts) {
    return !Double.isNaN(counts[0]);
  }

  /** Whether no rows of a cut export were merged, or are by this breakdown. */
  private boolean hasWholeGroups(StoredDays.Day day) {
    return day.rows().stream().allMatch(row -> row.addresses() == 1)
        && day.cube().dimensions().stream().allMatch(this::isKept);
  }

  private boolean isKept(Dimension dimension) {
    return breakdown.contains(dimension)
        || filters.stream().anyMatch(filter -> filter.isOneValueOf(dimension));
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
    return windows.keySet();
  }

  /** Whether one of these days is stored. */
  boolean isOf(Set<LocalDate> dates) {
    return dates.stream().anyMatch(windows::containsKey);
  }

  /** From the first to the last of these days that is stored. */
  Window window(Set<LocalDate> dates) {
    List<Window> own =
        windows.values().stream().filter(window -> dates.contains(window.date())).toList();
    return new Window(own.get(0).from(), own.get(own.size() - 1).to());
  }

  /** Whether neighbouring days don't adjoin. */
  boolean isUneven() {
    return windows.values().stream()
        .anyMatch(
            day -> {
              Window next = windows.get(day.date().plusDays(1));
              return next != null
                  && Duration.between(day.to(), next.from()).abs().compareTo(SEAM) >= 0;
            });
  }

  /** Whether an export had 1,000 rows, whether it counts or not. */
  boolean metCut() {
    return metCut;
  }

  /** Whether these counts are of an export. */
  boolean uses(Source export) {
    return export.cube().equals(used.get(export.takenAt()));
  }

  Set<Dimension> dimensions() {
    return Set.copyOf(breakdown);
  }

  /** Whether a group has pages with several addresses, so that its figures are of page visits. */
  boolean hasSeveralAddresses(Map<Dimension, String> group) {
    return ofSeveralAddresses.contains(breakdown.stream().map(group::get).toList());
  }

  /** Adds the days that a history contains to it. */
  void putInto(History history, Set<LocalDate> dates) {
    lacking.stream()
        .filter(dates::contains)
        .forEach(date -> history.cut(date, Set.copyOf(breakdown)));
    groups.forEach(
        (key, days) -> {
          if (breakdown.size() < 2 || sessions(days) >= FEWEST_SESSIONS) {
            Map<Dimension, String> group = named(breakdown, key);
            days.forEach(
                (date, sums) -> {
                  if (dates.contains(date) && isKnown(sums)) {
                    history.put(date, group, tally(sums));
                  }
                });
          }
        });
  }

  private static double sessions(Map<LocalDate, double[]> days) {
    return days.values().stream().filter(GroupDays::isKnown).mapToDouble(sums -> sums[0]).sum();
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
