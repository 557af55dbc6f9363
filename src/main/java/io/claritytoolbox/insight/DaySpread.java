package io.claritytoolbox.insight;

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
}
