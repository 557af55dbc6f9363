package io.claritytoolbox.insight;

import java.util.Arrays;

/**
 * The weekday factors of a breakdown: the count of a weekday divided by that of an average day.
 * Factors are shrunk towards 1 (James and Stein 1961), so a breakdown without a weekly pattern gets
 * factors near 1.
 */
final class Rhythm {
  private static final int WEEK = 7;

  private final History history;
  private final double[] counted;
  private final double[] exposure;
  private final double[] ofWeekday = new double[WEEK];
  private final double[] atRisk = new double[WEEK];
  private final double[] factor = new double[WEEK];
  private final double[] variance = new double[WEEK];
  private double rate;
  private int days;

  /**
   * The assumption while weekdays are unknown.
   *
   * @param days the baseline days from which each weekday is known
   * @param variance the variance of a weekday's factor before that, unless the known days vary less
   */
  record Until(int days, double variance) {}

  /**
   * Estimates the factors from the baseline.
   *
   * @param counted the counts by day, over all groups
   * @param exposure the denominators of the counts: sessions, or 1 for counts of sessions; 0 if the
   *     day is unknown
   */
  Rhythm(History history, double[] counted, double[] exposure, Until until) {
    this.history = history;
    this.counted = counted;
    this.exposure = exposure;
    Arrays.fill(factor, 1);
    Arrays.fill(variance, until.variance());
    sum();
    if (rate > 0 && days >= until.days()) {
      learn();
    } else if (rate > 0 && days >= WEEK) {
      Arrays.fill(variance, Math.min(until.variance(), betweenDays()));
    }
  }

  private void sum() {
    double all = 0;
    double risk = 0;
    for (int day = 0; day < history.baseline(); day++) {
      if (exposure[day] > 0) {
        ofWeekday[weekday(day)] += counted[day];
        atRisk[weekday(day)] += exposure[day];
        all += counted[day];
        risk += exposure[day];
        days++;
      }
    }
    rate = risk == 0 ? 0 : all / risk;
  }

  private int weekday(int day) {
    return history.weekday(day).getValue() - 1;
  }

  /**
   * The variance of the days' factors plus one standard error, an upper limit for that of weekdays.
   */
  private double betweenDays() {
    double squares = 0;
    double all = 0;
    for (int day = 0; day < history.baseline(); day++) {
      if (exposure[day] > 0) {
        squares += square(counted[day], exposure[day] * rate);
        all += counted[day];
      }
    }
    double freedom = days - 1.0;
    double ratio = squares / freedom - 1 + Math.sqrt(2 / freedom);
    return Math.max(0, ratio) * days / all;
  }

  /** The variance of a day's count divided by its mean, within weekdays; at least 1. */
  private double withinWeekdays() {
    double squares = 0;
    double freedom = days;
    for (int day = 0; day < history.baseline(); day++) {
      int weekday = weekday(day);
      if (exposure[day] > 0) {
        squares += square(counted[day], exposure[day] * ofWeekday[weekday] / atRisk[weekday]);
      }
    }
    for (double each : atRisk) {
      freedom -= each > 0 ? 1 : 0;
    }
    return freedom <= 0 ? 1 : Math.max(1, squares / freedom);
  }

  private static double square(double counted, double mean) {
    return mean == 0 ? 0 : (counted - mean) * (counted - mean) / mean;
  }

  private void learn() {
    double noise = withinWeekdays();
    double between = 0;
    double within = 0;
    for (int i = 0; i < WEEK; i++) {
      if (atRisk[i] > 0) {
        factor[i] = ofWeekday[i] / (atRisk[i] * rate);
        variance[i] = noise / (atRisk[i] * rate);
        between += (factor[i] - 1) * (factor[i] - 1);
        within += variance[i];
      }
    }
    double kept = between == 0 ? 0 : Math.max(0, 1 - within / between);
    for (int i = 0; i < WEEK; i++) {
      factor[i] = 1 + kept * (factor[i] - 1);
      variance[i] *= kept;
    }
  }

  double factor(int day) {
    return factor[weekday(day)];
  }

  /** The variance of {@link #factor}. */
  double variance(int day) {
    return variance[weekday(day)];
  }

  /**
   * The first day of a change: splits the days at the largest likelihood ratio of two Poisson rates
   * (Hinkley 1970).
   *
   * @param counts by day; NaN if unknown
   * @param denominators of the rates by day, on average weekdays
   * @param sign positive for a higher later rate
   */
  int onset(double[] counts, double[] denominators, double sign) {
    int last = history.days() - 1;
    double[] exposure = new double[counts.length];
    for (int day = 0; day <= last; day++) {
      exposure[day] = factor(day) * denominators[day];
    }
    double[] all = sums(counts, exposure);
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
      if (!Double.isNaN(counts[day])) {
        before += counts[day];
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
