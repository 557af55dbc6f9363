package io.claritytoolbox.insight;

import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * A count with more variance between days than chance explains.
 *
 * @param mean the expected count, above 0
 * @param variance the variance of the count, including that between days
 * @param days the variance between days
 */
record Overdispersed(double mean, double variance, DaySpread days) {
  /** Below this distance the normal distribution is accurate enough. */
  private static final double NEAR = 2;

  private static final double LARGEST_SHAPE = 1e7;

  /**
   * The two-sided p-value of a count. Uses the negative binomial distribution (Anscombe 1949) and,
   * above the mean, the log-normal for the share of variance between days, because effects of days
   * multiply (Bulmer 1974). Uses the tails of the Student distribution, because the variance
   * between days is an estimate.
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

  /** Twice the tail probability of a negative binomial count. */
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
