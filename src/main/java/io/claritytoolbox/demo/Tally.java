package io.claritytoolbox.demo;

import io.claritytoolbox.model.Facts;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.Row;
import io.claritytoolbox.model.Signal;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The running counts of one key. */
final class Tally {
  private final List<@Nullable String> key;
  private final Set<Long> users = new HashSet<>();
  private final Map<Measure, Integer> counts = new EnumMap<>(Measure.class);
  private long bots;
  private long sessions;
  private long pageViews;
  private long scrollDepth;
  private long activeSeconds;
  private long totalSeconds;

  Tally(List<@Nullable String> key) {
    this.key = key;
  }

  /** Counts a session and those of its page views that belong to the key. */
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
      add(signal, visits);
    }
  }

  private void add(Signal signal, List<PageVisit> visits) {
    int occurrences = 0;
    int views = 0;
    for (PageVisit visit : visits) {
      int count = visit.count(signal);
      occurrences += count;
      views += count > 0 ? 1 : 0;
    }
    if (views > 0) {
      counts.merge(signal.occurrences(), occurrences, Integer::sum);
      counts.merge(signal.pageViews(), views, Integer::sum);
      counts.merge(signal.sessions(), 1, Integer::sum);
    }
  }

  /** Scroll depth is a mean over page views, the other means are over sessions. */
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
    return counts.getOrDefault(measure, 0);
  }
}
