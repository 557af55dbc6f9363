package io.claritytoolbox.model;

import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;

/**
 * How exact a measure in an answer is: a small lattice. What is exact is a bound in both
 * directions; a bound keeps its direction through every later step. What has none of these marks is
 * left out of an answer.
 */
public enum Quality {
  /** As Clarity counts it. */
  EXACT("", RoundingMode.HALF_UP),
  /** Not less than the truth: things may be counted more than once. */
  UPPER_BOUND("≤", RoundingMode.CEILING),
  /** Not more than the truth: things may be missing. */
  LOWER_BOUND("≥", RoundingMode.FLOOR),
  /** Near the truth, its error small and bounded by how it came about. */
  ESTIMATE("≈", RoundingMode.HALF_UP);

  private final String sign;
  private final RoundingMode rounding;

  Quality(String sign, RoundingMode rounding) {
    this.sign = sign;
    this.rounding = rounding;
  }

  /** What stands before a value: {@code ≤}, {@code ≥}, {@code ≈}; nothing where it is exact. */
  public String sign() {
    return sign;
  }

  /** How its values are rounded: a bound in its own direction. */
  RoundingMode rounding() {
    return rounding;
  }

  /** {@code upper_bound} for example. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The mark of what rests on both. An upper with a lower bound leaves nothing, nor does an
   * estimate with a bound.
   */
  public Optional<Quality> and(Quality other) {
    if (this == EXACT || this == other) {
      return Optional.of(other);
    }
    return other == EXACT ? Optional.of(this) : Optional.empty();
  }
}
