package io.claritytoolbox.insight;

import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * A count whose days vary more than chance alone gives.
 *
 * @param mean what is expected, above 0
 * @param variance of the count, what days add included
 * @param days what days add
 */
record Overdispersed(double mean, double variance, DaySpread days) {
  /** Nearer than this the normal law will do. */
  private static final double NEAR = 2;

  private static final double LARGEST_SHAPE = 1e7;

  /**
   * The two-sided probability of a count as far out as this: by the negative binomial law (Anscombe
   * 1949), above the mean by the log-normal as far as the variance is the days', because days
   * multiply (Bulmer 1974). As what days add is an estimate, the tail is Student's.
   */
  double p(double counted) {
    double extra = 1 - 1 / days.variance();
    double distance = distance(counted, extra);
    return Double.isInfinite(days.freedom())
        ? Rates.twoSided(distance)
        : Math.min(1, 2 * TDistribution.of(days.freedom()).survivalProbability(distance));
  }

  private double distance(double counted, double extra) {
    double z = (counted - mean) / Math.sqrt(variance);
    if (Math.abs(z) < NEAR) {
      return Math.abs(z);
    }
    double byShape = Rates.distance(tail(counted, mean, variance));
    if (counted < mean) {
      return byShape;
    }
    double spread = Math.log1p(variance / (mean * mean));
    double byFactor = (Math.log(counted / mean) + spread / 2) / Math.sqrt(spread);
    return (1 - extra) * byShape + extra * Math.min(byShape, byFactor);
  }

  /** Twice the probability of so many or more, or so few or less, of a negative binomial count. */
  static double tail(double counted, double mean, double variance) {
    double shape = Math.min(LARGEST_SHAPE, mean * mean / Math.max(1e-9, variance - mean));
    double success = shape / (shape + mean);
    double tail =
        counted < mean
            ? BetaDistribution.of(shape, counted + 1).cumulativeProbability(success)
            : BetaDistribution.of(shape, counted).survivalProbability(success);
    return Math.min(1, 2 * Math.max(Double.MIN_NORMAL, tail));
  }
}
