package io.claritytoolbox.model;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * The measures of a row. A missing measure is unknown, not zero.
 *
 * @param values finite values by measure, in the order of {@link Measure}
 */
public record Facts(Map<Measure, Double> values) {
  /** No measures. */
  public static final Facts NONE = new Facts(Map.of());

  public Facts {
    Map<Measure, Double> copy = new EnumMap<>(Measure.class);
    copy.putAll(values);
    copy.forEach(Facts::check);
    values = Collections.unmodifiableMap(copy);
  }

  public OptionalDouble get(Measure measure) {
    Double value = values.get(measure);
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  public boolean has(Measure measure) {
    return values.containsKey(measure);
  }

  /** The value of a measure, or {@code otherwise} if it is unknown. */
  public double get(Measure measure, double otherwise) {
    Double value = values.get(measure);
    return value == null ? otherwise : value;
  }

  private static void check(Measure measure, double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(measure + " is not a finite number");
    }
  }
}
