package io.claritytoolbox.insight;

import java.util.Arrays;

/**
 * The probability distribution of the affected sessions on one side under the null hypothesis, with
 * the margins of all strata fixed (Fisher 1935; over strata Gart 1970).
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

  /**
   * This distribution with one more stratum. Its hypergeometric probabilities follow from the ratio
   * of neighbors, from the mode outwards, so that none is the difference of large logarithms.
   *
   * @param sessionsA a whole number, as the others are
   * @param affected the affected sessions of both sides
   */
  Outcomes with(double sessionsA, double sessionsB, double affected) {
    int low = (int) Math.max(0, affected - sessionsA);
    int span = (int) Math.min(affected, sessionsB) - low;
    double[] chance = new double[span + 1];
    double mode = (affected + 1) * (sessionsB + 1) / (sessionsA + sessionsB + 2);
    int top = (int) Math.min(span, Math.max(0, Math.floor(mode) - low));
    chance[top] = 1;
    double sum = 1;
    for (int i = top; i < span; i++) {
      chance[i + 1] = chance[i] * ratio(low + i, sessionsA, sessionsB, affected);
      sum += chance[i + 1];
    }
    for (int i = top; i > 0; i--) {
      chance[i - 1] = chance[i] / ratio(low + i - 1, sessionsA, sessionsB, affected);
      sum += chance[i - 1];
    }
    return new Outcomes(smallest + low, convolved(chance, sum));
  }

  /** The probability of one more affected session on side b, divided by that of {@code b}. */
  private static double ratio(double b, double sessionsA, double sessionsB, double affected) {
    return (affected - b) * (sessionsB - b) / ((b + 1) * (sessionsA - affected + b + 1));
  }

  private double[] convolved(double[] chance, double sum) {
    double[] sums = new double[probability.length + chance.length - 1];
    for (int more = 0; more < chance.length; more++) {
      for (int i = 0; i < probability.length; i++) {
        sums[i + more] += chance[more] / sum * probability[i];
      }
    }
    return sums;
  }

  /**
   * The two-sided p-value: the probability of this total and of all totals that are at most as
   * probable.
   */
  double asRareAs(long total) {
    double likelihood = probability[(int) (total - smallest)];
    double sum = 0;
    for (double each : probability) {
      sum += each <= likelihood * TIE ? each : 0;
    }
    return Math.min(1, sum);
  }

  /** The largest p-value of any total that isn't larger than this; 0 if there is none. */
  double largest(double p) {
    double[] ascending = probability.clone();
    Arrays.sort(ascending);
    double largest = 0;
    double sum = 0;
    for (int i = 0; i < ascending.length; i++) {
      sum += ascending[i];
      boolean isTied = i + 1 < ascending.length && ascending[i + 1] <= ascending[i] * TIE;
      if (sum > p * TIE) {
        return largest;
      }
      largest = isTied ? largest : sum;
    }
    return largest;
  }
}
