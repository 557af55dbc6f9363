package io.claritytoolbox.insight;

/**
 * How much more than chance the days of one series vary.
 *
 * @param variance over what chance explains, at least 1
 * @param freedom the degrees of freedom that this is worth; infinite where days add nothing
 */
record DaySpread(double variance, double freedom) {
  static final DaySpread NONE = new DaySpread(1, Double.POSITIVE_INFINITY);

  /** How far series differ in what their days add: the standard deviation over the mean. */
  private static final double UNLIKE = 0.7;

  /** The same where the others' days add nothing. */
  private static final double ALONE = 0.15;

  /**
   * Draws a series' estimate towards what all series show, as far as it is vague (Smyth 2004).
   *
   * @param squares of deviations in units of chance
   * @param freedom how many of them there are, less what was fitted
   * @param ofAll the variance that all series together give this one
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
