package io.claritytoolbox.insight;

import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/** Confidence intervals of one rate and of a difference, and sample sizes. */
final class Rates {
  /** The normal quantile of 97.5 %, for two-sided tests at the 5 % level. */
  static final double Z_95 = 1.959963984540054;

  /** The normal quantile of 80 %, the power of sample sizes. */
  private static final double Z_POWER = 0.8416212335729143;

  /** The normal quantile of 90 %, for the power of equivalence tests: 80 % with both sides. */
  private static final double Z_POWER_BOTH = 1.2815515655446004;

  private static final int BISECTIONS = 50;

  private Rates() {}

  /** The score interval of a rate (Wilson 1927); [0, 1] without observations. */
  static Interval wilson(Counts counts) {
    double n = counts.effective();
    if (n == 0) {
      return new Interval(0, 1);
    }
    double p = counts.rate();
    double z2 = Z_95 * Z_95;
    double middle = (p + z2 / (2 * n)) / (1 + z2 / n);
    double half = Z_95 / (1 + z2 / n) * Math.sqrt(p * (1 - p) / n + z2 / (4 * n * n));
    return new Interval(Math.min(p, middle - half), Math.max(p, middle + half));
  }

  /**
   * The hybrid score interval of {@code b − a} (Newcombe 1998, Statistics in Medicine 17:873,
   * method 10).
   */
  static Interval newcombe(Counts a, Counts b) {
    Interval ofA = wilson(a);
    Interval ofB = wilson(b);
    double difference = b.rate() - a.rate();
    double below = Math.hypot(b.rate() - ofB.low(), ofA.high() - a.rate());
    double above = Math.hypot(ofB.high() - b.rate(), a.rate() - ofA.low());
    return new Interval(difference - below, difference + above);
  }

  /**
   * Sessions on each side to detect a difference of these two rates with 80 % power at the 5 %
   * level, two-sided (Fleiss, Levin and Paik 2003, chapter 4; R's {@code power.prop.test}).
   */
  static double needed(double rate, double other) {
    double mean = (rate + other) / 2;
    double noise = rate * (1 - rate) + other * (1 - other);
    double root = Z_95 * Math.sqrt(2 * mean * (1 - mean)) + Z_POWER * Math.sqrt(noise);
    return root * root / ((rate - other) * (rate - other));
  }

  /**
   * Sessions on each side for a 95 % interval of a difference of equal rates that is within the
   * margin with 80 % power (Chow, Shao and Wang 2008, section 4.2).
   */
  static double neededForEquivalence(double rate, double margin) {
    double root = Z_95 + Z_POWER_BOTH;
    return root * root * 2 * rate * (1 - rate) / (margin * margin);
  }

  /**
   * The smallest rise above a rate that this many observations on each side detect with 80 % power;
   * at most 1 minus the rate. For sides of unequal size, use the harmonic mean.
   */
  static double detectable(double rate, double ofA, double ofB) {
    double each = ofA + ofB == 0 ? 0 : 2 * ofA * ofB / (ofA + ofB);
    double low = 0;
    double high = 1 - rate;
    for (int i = 0; i < BISECTIONS; i++) {
      double middle = (low + high) / 2;
      if (needed(rate, rate + middle) > each) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  /**
   * The logarithm of the likelihood ratio of two different rates to one common rate (Kulldorff
   * 1997, Communications in Statistics 26:1481).
   */
  static double evidence(Counts a, Counts b) {
    return likelihood(a) + likelihood(b) - likelihood(a.plus(b));
  }

  private static double likelihood(Counts counts) {
    double unaffected = counts.sessions() - counts.affected();
    return xLogX(counts.affected()) + xLogX(unaffected) - xLogX(counts.sessions());
  }

  private static double xLogX(double x) {
    return x <= 0 ? 0 : x * Math.log(x);
  }

  /** The two-sided p-value of a standard normal value. */
  static double twoSided(double z) {
    return Math.min(1, 2 * NormalDistribution.of(0, 1).survivalProbability(Math.abs(z)));
  }

  /** The same with an estimated standard error; infinite degrees of freedom if it is known. */
  static double twoSided(double z, double freedom) {
    return Double.isInfinite(freedom)
        ? twoSided(z)
        : Math.min(1, 2 * TDistribution.of(freedom).survivalProbability(Math.abs(z)));
  }

  /** The absolute standard normal value of a two-sided p-value. */
  static double distance(double p) {
    return p >= 1 ? 0 : NormalDistribution.of(0, 1).inverseSurvivalProbability(p / 2);
  }
}
