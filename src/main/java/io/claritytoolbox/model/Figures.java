package io.claritytoolbox.model;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/**
 * The figures of one group.
 *
 * @param known by measure; a missing measure is unknown
 */
public record Figures(Map<Measure, Figure> known) {
  /** No figures. */
  public static final Figures NONE = new Figures(Map.of());

  /** The figures of a group without sessions: every count is zero. */
  public static final Figures EMPTY =
      new Figures(
          Arrays.stream(Measure.values())
              .filter(Measure::isCount)
              .collect(Collectors.toMap(measure -> measure, any -> Figure.exact(0))));

  public Figures {
    Map<Measure, Figure> copy = new EnumMap<>(Measure.class);
    copy.putAll(known);
    copy.values().removeIf(Figure.UNKNOWN::equals);
    known = Collections.unmodifiableMap(copy);
  }

  public Figure get(Measure measure) {
    return known.getOrDefault(measure, Figure.UNKNOWN);
  }

  /** A copy in which each figure is changed. */
  public Figures map(BiFunction<Measure, Figure, Figure> change) {
    Map<Measure, Figure> changed = new EnumMap<>(Measure.class);
    known.forEach((measure, figure) -> changed.put(measure, change.apply(measure, figure)));
    return new Figures(changed);
  }
}
