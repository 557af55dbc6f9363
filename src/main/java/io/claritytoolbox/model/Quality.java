package io.claritytoolbox.model;

import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;

/**
 * The exactness of a measure in an answer, as a small lattice. An exact value is a bound in both
 * directions, and a bound keeps its direction through all later steps. A measure without one of
 * these marks is left out.
 */
public enum Quality {
  /** Clarity's count. */
  EXACT("", RoundingMode.HALF_UP),
  /** The true value is not larger, because something may be counted more than once. */
  UPPER_BOUND("≤", RoundingMode.CEILING),
  /** The true value is not smaller, because something may be missing. */
  LOWER_BOUND("≥", RoundingMode.FLOOR),
  /** Close to the true value, with a small error. */
  ESTIMATE("≈", RoundingMode.HALF_UP);

  private final String sign;
  private final RoundingMode rounding;

  Quality(String sign, RoundingMode rounding) {
    this.sign = sign;
    this.rounding = rounding;
  }

  /** The sign before a value: {@code ≤}, {@code ≥} or {@code ≈}; empty if it is exact. */
  public String sign() {
    return sign;
  }

  /** How values are rounded: bounds in their direction. */
  RoundingMode rounding() {
    return rounding;
  }

  /** For example {@code upper_bound}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The mark of a result computed from both. It is empty for an upper with a lower bound, and for
   * an estimate with a bound.
   */
  public Optional<Quality> and(Quality other) {
    if (this == EXACT || this == other) {
      return Optional.of(other);
    }
    return other == EXACT ? Optional.of(this) : Optional.empty();
  }
}
