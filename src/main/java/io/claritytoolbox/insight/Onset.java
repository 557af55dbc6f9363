package io.claritytoolbox.insight;

/** The day from which a count is best explained by another rate than before. */
final class Onset {
  private Onset() {}

  /**
   * The split of the days with the largest likelihood ratio of two Poisson rates (Hinkley 1970).
   *
   * @param counted by day; NaN where unknown
   * @param exposure what the counts are to be compared with
   * @param last the latest day that the change can have begun on
   * @param sign positive where the later rate is to be higher
   * @return the first day of the later part, at most {@code last}
   */
  static int of(double[] counted, double[] exposure, int last, double sign) {
    double[] all = sums(counted, exposure);
    double before = 0;
    double exposureBefore = 0;
    double best = Double.NEGATIVE_INFINITY;
    int onset = last;
    for (int day = 0; day <= last; day++) {
      double after = all[0] - before;
      double exposureAfter = all[1] - exposureBefore;
      if (exposureBefore > 0 && exposureAfter > 0) {
        double rise = after / exposureAfter - before / exposureBefore;
        double likelihood = part(before, exposureBefore) + part(after, exposureAfter);
        if (sign * rise > 0 && likelihood > best) {
          best = likelihood;
          onset = day;
        }
      }
      if (!Double.isNaN(counted[day])) {
        before += counted[day];
        exposureBefore += exposure[day];
      }
    }
    return onset;
  }

  private static double[] sums(double[] counted, double[] exposure) {
    double[] sums = new double[2];
    for (int day = 0; day < counted.length; day++) {
      if (!Double.isNaN(counted[day])) {
        sums[0] += counted[day];
        sums[1] += exposure[day];
      }
    }
    return sums;
  }

  private static double part(double counted, double exposure) {
    return counted == 0 ? 0 : counted * Math.log(counted / exposure);
  }
}
