package io.claritytoolbox.insight;

import org.apache.commons.statistics.distribution.TDistribution;

/**
 * The variance between days of two sides.
 *
 * @param ofA side a's variance divided by the variance of chance, at least 1
 * @param ofB the same for side b
 * @param freedom the degrees of freedom of the estimate; infinite for a given value
 */
record Dispersion(double ofA, double ofB, double freedom) {
  /** No variance between days beyond chance. */
  static final Dispersion NONE = new Dispersion(1, 1, Double.POSITIVE_INFINITY);

  /** The two-sided p-value of a deviation in standard errors with this dispersion. */
  double p(double deviation) {
    return Double.isInfinite(freedom)
        ? Rates.twoSided(deviation)
        : Math.min(1, 2 * TDistribution.of(freedom).survivalProbability(Math.abs(deviation)));
  }

  /** The deviation in standard errors that has this two-sided p-value. */
  double distance(double p) {
    return Double.isInfinite(freedom) || p >= 1
        ? Rates.distance(p)
        : TDistribution.of(freedom).inverseSurvivalProbability(p / 2);
  }

  /** The dispersion that makes a normal 95 % interval as wide as a Student interval. */
  Dispersion forIntervals() {
    if (Double.isInfinite(freedom)) {
      return this;
    }
    double ratio = TDistribution.of(freedom).inverseSurvivalProbability(0.025) / Rates.Z_95;
    return new Dispersion(ofA * ratio * ratio, ofB * ratio * ratio, freedom);
  }
}
