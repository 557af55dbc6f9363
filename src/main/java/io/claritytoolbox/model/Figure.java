package io.claritytoolbox.model;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A count, mean or rate as an interval that contains the true value, with a value near it. Answers
 * are computed in interval arithmetic (Moore, Kearfott and Cloud, Introduction to Interval
 * Analysis, 2009), so that bounds keep their direction.
 *
 * @param low a lower bound; 0 if there is none
 * @param high an upper bound; infinite if there is none
 * @param near an estimate with a small error; NaN if there is none
 */
public record Figure(double low, double high, double near) {
  /** A figure about which nothing is known. */
  public static final Figure UNKNOWN = new Figure(0, Double.POSITIVE_INFINITY, Double.NaN);

  public static Figure exact(double value) {
    return new Figure(value, value, value);
  }

  /** An estimate without bounds. */
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

  /** A copy without a lower bound, because something may be counted more than once. */
  public Figure withoutLow() {
    return new Figure(0, high, near);
  }

  /** A copy without an upper bound, because something may be missing. */
  public Figure withoutHigh() {
    return new Figure(low, Double.POSITIVE_INFINITY, near);
  }

  /** A copy without an estimate. */
  public Figure withoutNear() {
    return isExact() ? this : new Figure(low, high, Double.NaN);
  }

  /** The mark that says the most; empty if there is none. */
  public Optional<Quality> quality() {
    for (Quality mark : Quality.values()) {
      if (as(mark).isPresent()) {
        return Optional.of(mark);
      }
    }
    return Optional.empty();
  }

  /** The value for a mark; empty if the mark doesn't apply or says nothing. */
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
