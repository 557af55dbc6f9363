package io.claritytoolbox.insight;

import org.apache.commons.statistics.distribution.HypergeometricDistribution;

/**
 * The probability distribution of the affected sessions on one side under the null hypothesis, with
 * the margins of all strata fixed.
 */
final class Outcomes {
  static final Outcomes OF_NOTHING = new Outcomes(0, new double[] {1});

  /** Treats probabilities this close as equal, as R's {@code fisher.test} does. */
  private static final double TIE = 1 + 1e-7;

  private final long smallest;
  private final double[] probability;

  private Outcomes(long smallest, double[] probability) {
    this.smallest = smallest;
    this.probability = probability;
  }

  /** This distribution with one more stratum. */
  Outcomes with(HypergeometricDistribution stratum) {
    int low = stratum.getSupportLowerBound();
    int span = stratum.getSupportUpperBound() - low;
    double[] sums = new double[probability.length + span];
    for (int more = 0; more <= span; more++) {
      double chance = stratum.probability(low + more);
      for (int i = 0; i < probability.length; i++) {
        sums[i + more] += chance * probability[i];
      }
    }
    return new Outcomes(smallest + low, sums);
  }

  /**
   * The two-sided p-value: the probability of this total and of all totals that are at most as
   * probable.
   */
  double asRareAs(long total) {
    return upTo(probability[(int) (total - smallest)]);
  }

  /** The smallest p-value of any total. */
  double rarest() {
    return upTo(Math.min(probability[0], probability[probability.length - 1]));
  }

  private double upTo(double likelihood) {
    double sum = 0;
    for (double each : probability) {
      sum += each <= likelihood * TIE ? each : 0;
    }
    return Math.min(1, sum);
  }
}
