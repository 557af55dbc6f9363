package io.claritytoolbox.insight;

import org.apache.commons.statistics.distribution.TDistribution;

/**
 * How much more than chance the days of two sides vary.
 *
 * @param ofA the variance of side a over what chance explains, at least 1
 * @param ofB the same of side b
 * @param freedom the degrees of freedom it was estimated with; infinite where it is taken as given
 */
record Dispersion(double ofA, double ofB, double freedom) {
  /** Days differ by chance alone. */
  static final Dispersion NONE = new Dispersion(1, 1, Double.POSITIVE_INFINITY);

  /** The two-sided probability of a deviation in units of an error that has this dispersion. */
  double p(double deviation) {
    return Double.isInfinite(freedom)
        ? Rates.twoSided(deviation)
        : Math.min(1, 2 * TDistribution.of(freedom).survivalProbability(Math.abs(deviation)));
  }

  /** The dispersion that makes a normal 95 % interval as wide as Student's. */
  Dispersion forIntervals() {
    if (Double.isInfinite(freedom)) {
      return this;
    }
    double ratio = TDistribution.of(freedom).inverseSurvivalProbability(0.025) / Rates.Z_95;
    return new Dispersion(ofA * ratio * ratio, ofB * ratio * ratio, freedom);
  }
}
