package io.claritytoolbox.insight;

import org.apache.commons.statistics.distribution.HypergeometricDistribution;

/**
 * How likely each total of affected sessions on one side is where nothing but chance tells the
 * sides apart, the margins of all strata being fixed.
 */
final class Outcomes {
  static final Outcomes OF_NOTHING = new Outcomes(0, new double[] {1});

  /** R's {@code fisher.test} takes outcomes this close in probability for equally likely. */
  private static final double TIE = 1 + 1e-7;

  private final long smallest;
  private final double[] probability;

  private Outcomes(long smallest, double[] probability) {
    this.smallest = smallest;
    this.probability = probability;
  }

  /** These with one more stratum. */
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

  /** The probability of this total and of all that are no likelier. */
  double asRareAs(long total) {
    return upTo(probability[(int) (total - smallest)]);
  }

  /** The smallest such probability of any total. */
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
