package io.claritytoolbox.differential;

import io.claritytoolbox.differential.Session.Nature;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.Signal;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/** The unrounded counts of a row. */
final class Tally {
  private static final Signal[] SIGNALS = Signal.values();

  private final Set<Long> users = new HashSet<>();
  private final int[] occurrences = new int[SIGNALS.length];
  private final int[] pageViews = new int[SIGNALS.length];
  private final int[] affected = new int[SIGNALS.length];
  private int sessions;
  private int bots;
  private int measured;
  private int views;
  private long depth;
  private long activeSeconds;
  private long totalSeconds;

  /** Counts a session with its page views that belong to the row. */
  void add(Session session, List<Visit> visits) {
    users.add(session.user());
    if (session.nature() == Nature.BOT) {
      bots++;
    }
    if (session.nature() != Nature.PERSON) {
      return;
    }
    sessions++;
    for (Visit visit : visits) {
      views++;
      depth += visit.depth();
      activeSeconds += visit.activeSeconds();
      totalSeconds += visit.totalSeconds();
    }
    if (session.measured()) {
      measured++;
      Arrays.stream(SIGNALS).forEach(signal -> add(signal, visits));
    }
  }

  private void add(Signal signal, List<Visit> visits) {
    boolean any = false;
    for (Visit visit : visits) {
      int count = visit.events().getOrDefault(signal, 0);
      occurrences[signal.ordinal()] += count;
      pageViews[signal.ordinal()] += count > 0 ? 1 : 0;
      any |= count > 0;
    }
    affected[signal.ordinal()] += any ? 1 : 0;
  }

  int sessions() {
    return sessions;
  }

  /** The sessions that the friction blocks count. */
  int measured() {
    return measured;
  }

  /** A figure; empty for means and rates without sessions. */
  OptionalDouble figure(Measure measure) {
    return switch (measure) {
      case SESSIONS -> OptionalDouble.of(sessions);
      case BOT_SESSIONS -> OptionalDouble.of(bots);
      case USERS -> OptionalDouble.of(users.size());
      case PAGES_PER_SESSION -> ratio(views, sessions);
      case SCROLL_DEPTH_PERCENT -> ratio(depth, views);
      case ACTIVE_SECONDS -> ratio(activeSeconds, sessions);
      case TOTAL_SECONDS -> ratio(totalSeconds, sessions);
      default ->
          Arrays.stream(SIGNALS)
              .filter(signal -> signal.measures().contains(measure))
              .findFirst()
              .map(signal -> figure(signal, measure))
              .orElseThrow();
    };
  }

  private OptionalDouble figure(Signal signal, Measure measure) {
    int index = signal.ordinal();
    if (measure == signal.sessionPercent()) {
      return ratio(100L * affected[index], measured);
    }
    int count =
        measure == signal.occurrences()
            ? occurrences[index]
            : measure == signal.pageViews() ? pageViews[index] : affected[index];
    return OptionalDouble.of(count);
  }

  private static OptionalDouble ratio(long of, int to) {
    return to == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) of / to);
  }
}
