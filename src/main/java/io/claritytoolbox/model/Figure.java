package io.claritytoolbox.model;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What is known of one count, mean or share: an interval that the truth lies in, and a value near
 * it. Steps of an answer are steps of interval arithmetic (Moore, Kearfott and Cloud, Introduction
 * to Interval Analysis, 2009), so that a bound keeps its direction by itself.
 *
 * @param low not above the truth; 0 where nothing bounds it from below
 * @param high not below the truth; infinite where nothing bounds it from above
 * @param near close to the truth by how it came about; NaN where nothing is
 */
public record Figure(double low, double high, double near) {
  /** Nothing is known. */
  public static final Figure UNKNOWN = new Figure(0, Double.POSITIVE_INFINITY, Double.NaN);

  public static Figure exact(double value) {
    return new Figure(value, value, value);
  }

  /** Close to a value, without bounds. */
  public static Figure about(double value) {
    return new Figure(0, Double.POSITIVE_INFINITY, value);
  }

  public boolean isExact() {
    return low == high;
  }

  public boolean isNear() {
    return !Double.isNaN(near);
  }

  public Figure plus(Figure other) {
    return new Figure(low + other.low, high + other.high, near + other.near);
  }

  /** Some of it may be counted more than once. */
  public Figure withoutLow() {
    return new Figure(0, high, near);
  }

  /** Some of it may be missing. */
  public Figure withoutHigh() {
    return new Figure(low, Double.POSITIVE_INFINITY, near);
  }

  /** Its value is not near the truth, whatever bounds it. */
  public Figure withoutNear() {
    return isExact() ? this : new Figure(low, high, Double.NaN);
  }

  /** The mark that tells most of it; empty where it has none. */
  public Optional<Quality> quality() {
    for (Quality mark : Quality.values()) {
      if (as(mark).isPresent()) {
        return Optional.of(mark);
      }
    }
    return Optional.empty();
  }

  /** The value under a mark; empty where the mark would not hold, or would say nothing. */
  public OptionalDouble as(Quality mark) {
    boolean holds =
        switch (mark) {
          case EXACT -> isExact();
          case UPPER_BOUND -> Double.isFinite(high);
          case LOWER_BOUND -> low > 0 || isExact() || near == 0;
          case ESTIMATE -> isNear();
        };
    return holds ? OptionalDouble.of(value(mark)) : OptionalDouble.empty();
  }

  private double value(Quality mark) {
    return switch (mark) {
      case EXACT, LOWER_BOUND -> low;
      case UPPER_BOUND -> high;
      case ESTIMATE -> near;
    };
  }
}
