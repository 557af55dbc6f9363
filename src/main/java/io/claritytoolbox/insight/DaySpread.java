package io.claritytoolbox.insight;

import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * The variance between the days of one series.
 *
 * @param variance the variance divided by the variance of chance, at least 1
 * @param freedom its degrees of freedom; infinite if days add no variance
 */
record DaySpread(double variance, double freedom) {
  static final DaySpread NONE = new DaySpread(1, Double.POSITIVE_INFINITY);

  /** The coefficient of variation of the additional variance between series. */
  private static final double UNLIKE = 0.7;

  /** The same if days of the other series add no variance. */
  private static final double ALONE = 0.15;

  /** Days needed for an estimate of the variance between days. */
  static final int FEWEST_DAYS = 5;

  /** Below this distance the normal distribution is accurate enough. */
  private static final double NEAR = 2;

  private static final double LARGEST_SHAPE = 1e7;

  /**
   * Shrinks a series' variance towards that of all series, depending on its degrees of freedom
   * (Smyth 2004).
   *
   * @param squares the sum of squared deviations in units of chance
   * @param freedom the number of deviations minus the fitted parameters
   * @param ofAll the variance expected from all series together
   */
  static DaySpread of(double squares, double freedom, double ofAll) {
    if (freedom == 0) {
      return new DaySpread(Math.max(1, ofAll), Double.POSITIVE_INFINITY);
    }
    double between = ALONE + UNLIKE * (ofAll - 1);
    double within = 2 * ofAll * ofAll / freedom;
    double own = between * between / (between * between + within);
    double drawn = own * squares / freedom + (1 - own) * ofAll;
    return drawn <= 1 ? NONE : new DaySpread(drawn, freedom / own);
  }

  /**
   * The two-sided p-value of a count. Uses the negative binomial distribution (Anscombe 1949) and,
   * above the mean, the log-normal for the share of variance between days, because effects of days
   * multiply (Bulmer 1974). Uses the tails of the Student distribution, because the variance
   * between days is an estimate.
   *
   * @param mean the expected count, above 0
   * @param ofCount the variance of the count, including that between days
   */
  double p(double counted, double mean, double ofCount) {
    double z = (counted - mean) / Math.sqrt(ofCount);
    if (Math.abs(z) < NEAR) {
      return Rates.twoSided(z, freedom);
    }
    double byShape = Rates.distance(tail(counted, mean, ofCount));
    if (counted < mean) {
      return Rates.twoSided(byShape, freedom);
    }
    double spread = Math.log1p(ofCount / (mean * mean));
    double byFactor = (Math.log(counted / mean) + spread / 2) / Math.sqrt(spread);
    double extra = 1 - 1 / variance;
    return Rates.twoSided((1 - extra) * byShape + extra * Math.min(byShape, byFactor), freedom);
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
