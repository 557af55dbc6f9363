package io.claritytoolbox.model;

import java.util.Locale;

/** How exact a measure in an answer is; the later of two is the worse. */
public enum Quality {
  /** As Clarity counts it. */
  EXACT,
  /** Not less than the truth: things may be counted more than once. */
  UPPER_BOUND,
  /** Near the truth, with no bound. */
  ESTIMATE;

  /** {@code upper_bound} for example. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The quality of a figure that rests on both. */
  public Quality and(Quality other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
