package io.claritytoolbox.judge;

import io.claritytoolbox.insight.Tally;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.Row;
import io.claritytoolbox.model.Signal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads tallies from the rows of answers. */
final class Tallies {
  private static final String NONE = "(none)";

  private Tallies() {}

  /** The name of a stratum with these values. */
  static String name(List<@Nullable String> values) {
    return String.join(", ", names(values));
  }

  /** The names of values; {@code (none)} if Clarity gave none. */
  static List<String> names(List<@Nullable String> values) {
    List<String> names = new ArrayList<>();
    values.forEach(value -> names.add(value == null ? NONE : value));
    return names;
  }

  static Optional<Tally> of(Row row) {
    return Tally.of(row.facts());
  }

  /**
   * The sum of rows: adds counts and weights means by sessions. A signal is unknown if it is
   * unknown in one of the rows.
   */
  static Tally sum(Collection<Tally> parts) {
    double sessions = 0;
    double effective = 0;
    Map<Signal, Double> affected = new EnumMap<>(Signal.class);
    for (Signal signal : Signal.values()) {
      if (parts.stream().allMatch(part -> part.affected().containsKey(signal))) {
        affected.put(signal, 0.0);
      }
    }
    Map<Measure, Double> means = new EnumMap<>(Measure.class);
    for (Tally part : parts) {
      sessions += part.sessions();
      effective += part.effective();
      part.means()
          .forEach((measure, mean) -> means.merge(measure, mean * part.sessions(), Double::sum));
      affected.replaceAll((signal, sum) -> sum + part.affected().getOrDefault(signal, 0.0));
    }
    double weight = sessions;
    means.replaceAll((measure, sum) -> weight == 0 ? 0 : sum / weight);
    return new Tally(sessions, Math.min(sessions, effective), affected, means);
  }

  static double sessions(Collection<Tally> tallies) {
    return tallies.stream().mapToDouble(Tally::sessions).sum();
  }

  static double effective(Collection<Tally> tallies) {
    return tallies.stream().mapToDouble(Tally::effective).sum();
  }
}
