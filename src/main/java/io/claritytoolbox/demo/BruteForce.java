package io.claritytoolbox.demo;

import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Counts sessions as Clarity would, one by one and without rounding: the truth for every answer
 * about a simulated site.
 */
public final class BruteForce {
  private BruteForce() {}

  /**
   * Groups sessions. A session counts once in each key it has: in one where {@code by} is made of
   * session attributes, in one for each address where it has URL. What happened on a page counts in
   * that page's keys alone. Of bots nothing counts but their sessions and users.
   *
   * @param by the order of the keys' values; empty for one row, which is there without any session
   * @return a row a key, in the order first met; means are missing where no person came
   */
  public static List<Row> aggregate(List<Session> sessions, List<Dimension> by) {
    Map<List<@Nullable String>, Tally> tallies = new LinkedHashMap<>();
    if (by.isEmpty()) {
      tallies.put(List.of(), new Tally(List.of()));
    }
    for (Session session : sessions) {
      visitsByKey(session, by)
          .forEach((key, visits) -> tallies.computeIfAbsent(key, Tally::new).add(session, visits));
    }
    return tallies.values().stream().map(Tally::row).toList();
  }

  private static Map<List<@Nullable String>, List<PageVisit>> visitsByKey(
      Session session, List<Dimension> by) {
    Map<List<@Nullable String>, List<PageVisit>> visits = new LinkedHashMap<>();
    for (PageVisit visit : session.visits()) {
      visits.computeIfAbsent(key(session, visit, by), none -> new ArrayList<>()).add(visit);
    }
    return visits;
  }

  private static List<@Nullable String> key(Session session, PageVisit visit, List<Dimension> by) {
    List<@Nullable String> key = new ArrayList<>(by.size());
    for (Dimension dimension : by) {
      key.add(dimension == Dimension.URL ? visit.address() : session.value(dimension));
    }
    return key;
  }
}
