package io.claritytoolbox.insight;

import org.apache.commons.numbers.gamma.LogBeta;
import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * The prior distribution of a group's rate for one signal, estimated from all groups of the site.
 *
 * <p>Most groups vary around the rate expected of them; a beta distribution describes them, with a
 * spread from moments over all groups (Kleinman 1973; Robinson 2015). A second component describes
 * a few groups with rates several times as high. Without it, the usual groups would shrink a broken
 * group's rate too much (Efron and Morris 1972). Expectation–maximization estimates the share of
 * the second component.
 *
 * @param strength the weight of the expected rate, in sessions
 * @param share of the second component
 */
record RatePrior(double strength, double share) {
  private static final int ROUNDS = 4;

  /** The mean odds of the second component, as a multiple of the expected odds. */
  private static final double TIMES = 4;

  /**
   * The most that the second component weighs, in sessions: its mean is 2 % for the rarest signals.
   */
  private static final double MOST_WEIGHT = 50;

  private static final double SMALLEST_SHARE = 0.005;
  private static final double LARGEST_SHARE = 0.3;

  /** The weight of the prior for the smallest share, in groups. */
  private static final double CAUTION = 5;

  private static final double WEAKEST = 2;
  private static final double STRONGEST = 1e6;

  /** Initially, groups beyond three standard deviations belong to the second component. */
  private static final double FAR = 9;

  private static final double SURE = 1e-3;

  /** One group: its counts and its expected rate, strictly between 0 and 1. */
  record Sighting(double sessions, double affected, double expected) {
    /** The squared distance from the expected rate, in units of chance. */
    double surprise() {
      double deviation = affected - sessions * expected;
      return deviation * deviation / (sessions * expected * (1 - expected));
    }
  }

  static RatePrior of(Sighting[] groups) {
    double[] other = new double[groups.length];
    for (int i = 0; i < groups.length; i++) {
      other[i] = groups[i].surprise() > FAR ? 1 : 0;
    }
    RatePrior prior = new RatePrior(strength(groups, other), SMALLEST_SHARE);
    for (int round = 0; round < ROUNDS; round++) {
      double sum = CAUTION * SMALLEST_SHARE;
      for (int i = 0; i < groups.length; i++) {
        other[i] = prior.probabilityOfOtherKind(groups[i]);
        sum += other[i];
      }
      double share = sum / (groups.length + CAUTION);
      prior =
          new RatePrior(
              strength(groups, other), Math.min(LARGEST_SHARE, Math.max(SMALLEST_SHARE, share)));
    }
    return prior;
  }

  /** The weight of the expected rate in sessions, from the spread of the usual groups. */
  private static double strength(Sighting[] groups, double[] other) {
    double excess = 0;
    double weight = 0;
    for (int i = 0; i < groups.length; i++) {
      double usual = 1 - other[i];
      excess += usual * (groups[i].surprise() - 1);
      weight += usual * Math.max(0, groups[i].sessions() - 1);
    }
    double correlation = weight == 0 ? 0 : excess / weight;
    return correlation <= 1 / STRONGEST ? STRONGEST : Math.max(WEAKEST, 1 / correlation - 1);
  }

  private double probabilityOfOtherKind(Sighting group) {
    double n = group.sessions();
    double k = group.affected();
    double e = group.expected();
    if (k <= n * e) {
      return 0;
    }
    double usual = logChance(n, k, strength * e, strength * (1 - e));
    double other = logChance(n, k, 1, otherBeta(e));
    double odds = share / (1 - share) * Math.exp(Math.min(700, other - usual));
    return odds / (1 + odds);
  }

  private static double otherBeta(double expected) {
    return Math.min(MOST_WEIGHT, (1 - expected) / (TIMES * expected));
  }

  /** The beta-binomial likelihood, without the coefficient that both components share. */
  private static double logChance(double n, double k, double alpha, double beta) {
    return LogBeta.value(alpha + k, beta + n - k) - LogBeta.value(alpha, beta);
  }

  /** The posterior distribution of one group's rate. */
  Posterior posterior(Sighting group) {
    double k = group.affected();
    double rest = group.sessions() - k;
    double e = group.expected();
    double other = probabilityOfOtherKind(group);
    return new Posterior(
        new Beta(strength * e + k, strength * (1 - e) + rest),
        new Beta(1 + k, otherBeta(e) + rest),
        other < SURE ? 0 : other > 1 - SURE ? 1 : other);
  }

  record Beta(double alpha, double beta) {
    double mean() {
      return alpha / (alpha + beta);
    }

    double variance() {
      return mean() * (1 - mean()) / (alpha + beta + 1);
    }

    BetaDistribution distribution() {
      return BetaDistribution.of(alpha, beta);
    }
  }

  /** A mixture of two beta distributions. */
  record Posterior(Beta usual, Beta other, double share) {
    double mean() {
      return (1 - share) * usual.mean() + share * other.mean();
    }

    double deviation() {
      double apart = usual.mean() - other.mean();
      return Math.sqrt(
          (1 - share) * usual.variance()
              + share * other.variance()
              + share * (1 - share) * apart * apart);
    }

    /** The central 95 % interval. */
    Interval interval() {
      return new Interval(quantile(0.025), quantile(0.975));
    }

    /** The same by moments, accurate enough far from a decision. */
    Interval roughInterval() {
      double half = Rates.Z_95 * deviation();
      return new Interval(mean() - half, mean() + half);
    }

    private double quantile(double probability) {
      if (share == 0) {
        return usual.distribution().inverseCumulativeProbability(probability);
      }
      BetaDistribution second = other.distribution();
      double end = second.inverseCumulativeProbability(probability);
      if (share == 1) {
        return end;
      }
      BetaDistribution first = usual.distribution();
      double start = first.inverseCumulativeProbability(probability);
      double low = Math.min(start, end);
      double high = Math.max(start, end);
      while (high - low > 1e-4 * high) {
        double middle = (low + high) / 2;
        double below =
            (1 - share) * first.cumulativeProbability(middle)
                + share * second.cumulativeProbability(middle);
        if (below < probability) {
          low = middle;
        } else {
          high = middle;
        }
      }
      return (low + high) / 2;
    }
  }
}
