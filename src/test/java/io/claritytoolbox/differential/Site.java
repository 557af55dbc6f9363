package io.claritytoolbox.differential;

import io.claritytoolbox.differential.Session.Nature;
import io.claritytoolbox.model.Dimension;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A site and its sessions.
 *
 * @param traits its special properties
 * @param sessions by start time
 */
record Site(Traits traits, List<Session> sessions) {
  /** The folded values of each dimension, most frequent first. */
  Map<Dimension, List<String>> values() {
    Map<Dimension, List<String>> values = new EnumMap<>(Dimension.class);
    for (Dimension dimension : Dimension.values()) {
      Map<String, Integer> counts = new HashMap<>();
      for (Session session : sessions) {
        session.visits().stream()
            .map(visit -> session.value(dimension, visit).folded())
            .filter(Objects::nonNull)
            .forEach(value -> counts.merge(value, 1, Integer::sum));
      }
      values.put(
          dimension,
          counts.entrySet().stream()
              .sorted(
                  Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                      .thenComparing(Map.Entry.comparingByKey()))
              .map(Map.Entry::getKey)
              .toList());
    }
    return values;
  }

  /** A superset of the sessions with page views in the time. */
  List<Session> around(List<Span> time) {
    long from = time.stream().mapToLong(span -> span.from().toEpochMilli()).min().orElse(0);
    long to = time.stream().mapToLong(span -> span.to().toEpochMilli()).max().orElse(0);
    return sessions.subList(startedBefore(from - SiteMaker.LONGEST), startedBefore(to));
  }

  private int startedBefore(long instant) {
    int low = 0;
    int high = sessions.size();
    while (low < high) {
      int middle = (low + high) / 2;
      if (sessions.get(middle).visits().get(0).at() < instant) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  boolean hasPeople() {
    return sessions.stream().anyMatch(session -> session.nature() == Nature.PERSON);
  }
}
