package io.claritytoolbox.demo;

import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Facts;
import io.claritytoolbox.model.Listing;
import io.claritytoolbox.model.Listing.Entry;
import io.claritytoolbox.model.Listing.Kind;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.Row;
import io.claritytoolbox.model.Signal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Counts simulated sessions one by one, as Clarity does, without rounding. Tests compare every
 * answer with these counts.
 */
public final class BruteForce {
  private static final int LIST_LENGTH = 10;

  private BruteForce() {}

  /**
   * Groups sessions by dimensions. A session counts once for each key; it has several keys only if
   * URL is a dimension. What happens on a page counts only for that page's keys. Bots count only in
   * bot sessions and users.
   *
   * @param by the dimensions, in the order of the keys; empty for one total row
   * @return one row for each key, in order of first occurrence; rows without human sessions have no
   *     averages
   */
  public static List<Row> aggregate(List<Session> sessions, List<Dimension> by) {
    Map<List<@Nullable String>, Counts> counts = new LinkedHashMap<>();
    if (by.isEmpty()) {
      counts.put(List.of(), new Counts(List.of()));
    }
    for (Session session : sessions) {
      visitsByKey(session, by)
          .forEach((key, visits) -> counts.computeIfAbsent(key, Counts::new).add(session, visits));
    }
    return counts.values().stream().map(Counts::row).toList();
  }

  private static Map<List<@Nullable String>, List<PageVisit>> visitsByKey(
      Session session, List<Dimension> by) {
    Map<List<@Nullable String>, List<PageVisit>> visits = new LinkedHashMap<>();
    for (PageVisit visit : session.visits()) {
      List<@Nullable String> key = new ArrayList<>();
      by.forEach(each -> key.add(each == Dimension.URL ? visit.address() : session.value(each)));
      visits.computeIfAbsent(key, none -> new ArrayList<>()).add(visit);
    }
    return visits;
  }

  /** All seven top-ten lists of an export without dimensions, in Clarity's order. Ignores bots. */
  static List<Listing> topTen(List<Session> sessions) {
    List<Listing> listings = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      Map<@Nullable String, Long> counts = new HashMap<>();
      for (Session session : sessions) {
        if (!session.bot()) {
          names(kind, session).forEach(name -> counts.merge(name, 1L, Long::sum));
        }
      }
      listings.add(new Listing(kind, top(counts)));
    }
    return listings;
  }

  /** The entries that a session counts for. */
  private static List<@Nullable String> names(Kind kind, Session session) {
    List<@Nullable String> names = new ArrayList<>();
    switch (kind) {
      case BROWSER, DEVICE, OS, COUNTRY ->
          names.add(session.value(Dimension.named(kind.label()).orElseThrow()));
      case REFERRER -> names.add(session.acquisition().referrer());
      case PAGE_TITLE -> {
        Set<String> titles = new LinkedHashSet<>();
        session.visits().forEach(visit -> titles.add(visit.title()));
        names.addAll(titles);
      }
      case POPULAR_PAGE -> session.visits().forEach(visit -> names.add(visit.address()));
    }
    return names;
  }

  private static List<Entry> top(Map<@Nullable String, Long> counts) {
    List<Entry> entries = new ArrayList<>();
    counts.forEach((name, count) -> entries.add(new Entry(name, count)));
    entries.sort(
        Comparator.comparingLong(Entry::count)
            .reversed()
            .thenComparing(Entry::name, Comparator.nullsFirst(Comparator.naturalOrder())));
    return entries.subList(0, Math.min(LIST_LENGTH, entries.size()));
  }

  private static final class Counts {
    private final List<@Nullable String> key;
    private final Set<Long> users = new HashSet<>();
    private final Map<Measure, Integer> ofSignals = new EnumMap<>(Measure.class);
    private long bots;
    private long sessions;
    private long pageViews;
    private long scrollDepth;
    private long activeSeconds;
    private long totalSeconds;

    Counts(List<@Nullable String> key) {
      this.key = key;
    }

    /** Counts a session and its page views with this key. */
    void add(Session session, List<PageVisit> visits) {
      users.add(session.user());
      if (session.bot()) {
        bots++;
        return;
      }
      sessions++;
      for (PageVisit visit : visits) {
        pageViews++;
        scrollDepth += visit.scrollDepth();
        activeSeconds += visit.activeSeconds();
        totalSeconds += visit.totalSeconds();
      }
      for (Signal signal : Signal.values()) {
        List<Integer> each =
            visits.stream().map(visit -> visit.count(signal)).filter(count -> count > 0).toList();
        if (!each.isEmpty()) {
          int occurrences = each.stream().mapToInt(count -> count).sum();
          ofSignals.merge(signal.occurrences(), occurrences, Integer::sum);
          ofSignals.merge(signal.pageViews(), each.size(), Integer::sum);
          ofSignals.merge(signal.sessions(), 1, Integer::sum);
        }
      }
    }

    /** Scroll depth is an average over page views; the other averages are over sessions. */
    Row row() {
      Map<Measure, Double> values = new EnumMap<>(Measure.class);
      values.put(Measure.SESSIONS, (double) sessions);
      values.put(Measure.BOT_SESSIONS, (double) bots);
      values.put(Measure.USERS, (double) users.size());
      if (sessions > 0) {
        values.put(Measure.PAGES_PER_SESSION, (double) pageViews / sessions);
        values.put(Measure.SCROLL_DEPTH_PERCENT, (double) scrollDepth / pageViews);
        values.put(Measure.ACTIVE_SECONDS, (double) activeSeconds / sessions);
        values.put(Measure.TOTAL_SECONDS, (double) totalSeconds / sessions);
      }
      for (Signal signal : Signal.values()) {
        double affected = count(signal.sessions());
        values.put(signal.occurrences(), count(signal.occurrences()));
        values.put(signal.sessions(), affected);
        values.put(signal.sessionPercent(), sessions == 0 ? 0 : 100 * affected / sessions);
        values.put(signal.pageViews(), count(signal.pageViews()));
      }
      return new Row(key, new Facts(values));
    }

    private double count(Measure measure) {
      return ofSignals.getOrDefault(measure, 0);
    }
  }
}
