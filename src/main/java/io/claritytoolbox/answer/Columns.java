package io.claritytoolbox.answer;

import io.claritytoolbox.model.Facts;
import io.claritytoolbox.model.Figures;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.Quality;
import io.claritytoolbox.model.Signal;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The columns of a table. Each has one quality: the one that most rows have a figure of. Other rows
 * have no figure there.
 *
 * @param marks by measure; without measures that no row has
 */
record Columns(Map<Measure, Quality> marks) {
  static Columns of(Collection<Figures> groups, List<Measure> asked) {
    Map<Measure, Quality> marks = new EnumMap<>(Measure.class);
    for (Measure measure : asked) {
      long most = 0;
      for (Quality mark : Quality.values()) {
        long having = groups.stream().filter(group -> has(group, measure, mark)).count();
        if (having > most) {
          most = having;
          marks.put(measure, mark);
        }
      }
    }
    return new Columns(Collections.unmodifiableMap(marks));
  }

  private static boolean has(Figures group, Measure measure, Quality mark) {
    return group.get(measure).as(mark).isPresent();
  }

  /** The figures of a group, without impossible ones. */
  Facts facts(Figures group) {
    Map<Measure, Double> facts = new EnumMap<>(Measure.class);
    marks.forEach(
        (measure, mark) ->
            group.get(measure).as(mark).ifPresent(value -> facts.put(measure, value)));
    for (Signal signal : Signal.values()) {
      if (isMore(facts, signal.sessions(), Measure.SESSIONS)) {
        facts.keySet().removeAll(List.of(signal.sessions(), signal.sessionPercent()));
      }
      if (isMore(facts, signal.pageViews(), signal.occurrences())) {
        facts.remove(signal.pageViews());
      }
    }
    return new Facts(facts);
  }

  private static boolean isMore(Map<Measure, Double> facts, Measure part, Measure whole) {
    return facts.getOrDefault(part, 0.0) > facts.getOrDefault(whole, Double.POSITIVE_INFINITY);
  }
}
