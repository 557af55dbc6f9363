package io.claritytoolbox.insight;

/** Finds the day on which a rate changed. */
final class Onset {
  private Onset() {}

  /**
   * Splits the days at the largest likelihood ratio of two Poisson rates (Hinkley 1970).
   *
   * @param counted the counts by day; NaN if unknown
   * @param exposure the denominators of the rates, by day
   * @param last the latest possible first day of the change
   * @param sign positive for a higher later rate
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
