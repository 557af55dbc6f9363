package io.claritytoolbox.insight;

import java.util.Arrays;
import java.util.List;

/**
 * The difference of two rates within strata, {@code b − a}, with weights by information (Mantel and
 * Haenszel 1959). A stratum that only one side has is ignored. With one stratum it is the plain
 * comparison of two rates.
 */
final class MantelHaenszel {
  /** Expected counts below this require the exact test. */
  private static final double FEW = 5;

  private final List<Pair> strata;
  private double weight;
  private double weighted;
  private double slope;
  private double constant;

  /** Both sides of one stratum. */
  record Pair(Counts a, Counts b) {
    boolean compares() {
      return a.effective() > 0 && b.effective() > 0;
    }

    static Pair sum(List<Pair> strata) {
      return new Pair(
          strata.stream().map(Pair::a).reduce(Counts.NONE, Counts::plus),
          strata.stream().map(Pair::b).reduce(Counts.NONE, Counts::plus));
    }

    Pair inflated(Dispersion dispersion) {
      return new Pair(a.inflated(dispersion.ofA()), b.inflated(dispersion.ofB()));
    }
  }

  MantelHaenszel(List<Pair> strata) {
    this.strata = strata.stream().filter(Pair::compares).toList();
    this.strata.forEach(this::add);
  }

  private void add(Pair stratum) {
    double nB = stratum.b.effective();
    double nA = stratum.a.effective();
    double kB = stratum.b.effectiveAffected();
    double kA = stratum.a.effectiveAffected();
    double n = nA + nB;
    weight += nA * nB / n;
    weighted += nA * nB / n * (stratum.b.rate() - stratum.a.rate());
    slope += (nB * nB * kA - nA * nA * kB + nA * nB * (nA - nB) / 2) / (n * n);
    constant += (kB * (nA - kA) + kA * (nB - kB)) / (2 * n);
  }

  boolean compares() {
    return weight > 0;
  }

  int strata() {
    return strata.size();
  }

  double difference() {
    return weighted / weight;
  }

  /**
   * Interval from the variance at each candidate difference (Klingenberg 2014, Stat. Med. 33:2968).
   */
  Interval klingenberg() {
    double z2 = Rates.Z_95 * Rates.Z_95;
    double square = weight * weight;
    double middle = difference() + z2 * slope / (2 * square);
    double half2 = middle * middle - difference() * difference() + z2 * constant / square;
    double half = Math.sqrt(Math.max(0, half2));
    return new Interval(middle - half, middle + half);
  }

  /**
   * Klingenberg's interval. If an expected count is below 5, extends it to the width of Newcombe's
   * interval for the sides as a whole. In simulations of rates from 0.4 to 25 %, Klingenberg's
   * interval covers 94.7 % on average (Sato's of 1989: 91.5 %), but is too short for a few affected
   * sessions.
   */
  Interval interval() {
    Interval inStrata = klingenberg();
    if (!isSparse()) {
      return inStrata;
    }
    Pair all = Pair.sum(strata);
    Interval whole = Rates.newcombe(all.a, all.b);
    double shift = difference() - (all.b.rate() - all.a.rate());
    return new Interval(
        Math.min(inStrata.low(), whole.low() + shift),
        Math.max(inStrata.high(), whole.high() + shift));
  }

  /**
   * The distance of the data from no difference in any stratum, in standard errors. Uses the exact
   * conditional test if an expected count is below 5 (Fisher 1935; over strata Gart 1970),
   * otherwise the score without continuity correction (Mantel and Haenszel 1959; one stratum:
   * Campbell 2007).
   */
  double distance() {
    return isSparse() ? Rates.distance(exact()) * shrinkage() : Math.abs(score());
  }

  /** The two-sided p-value of no difference in any stratum. */
  double p() {
    return Rates.twoSided(distance());
  }

  /**
   * The smallest distance from this one on that any outcome with these margins has; infinite if
   * there is none.
   */
  double attainable(double distance) {
    return isSparse()
        ? Rates.distance(outcomes().largest(Rates.twoSided(distance / shrinkage()))) * shrinkage()
        : distance;
  }

  private boolean isSparse() {
    double[] expected = new double[4];
    for (Pair each : strata) {
      double n = each.a.effective() + each.b.effective();
      double k = each.a.effectiveAffected() + each.b.effectiveAffected();
      expected[0] += each.a.effective() * k / n;
      expected[1] += each.b.effective() * k / n;
      expected[2] += each.a.effective() * (n - k) / n;
      expected[3] += each.b.effective() * (n - k) / n;
    }
    return Math.min(Math.min(expected[0], expected[1]), Math.min(expected[2], expected[3])) < FEW;
  }

  private double score() {
    double deviation = 0;
    double variance = 0;
    for (Pair each : strata) {
      double nA = each.a.effective();
      double nB = each.b.effective();
      double n = nA + nB;
      double k = each.a.effectiveAffected() + each.b.effectiveAffected();
      deviation += each.b.effectiveAffected() - nB * k / n;
      variance += n <= 1 ? 0 : nA * nB * k * (n - k) / (n * n * (n - 1));
    }
    return variance == 0 ? 0 : deviation / Math.sqrt(variance);
  }

  private double exact() {
    long seen = 0;
    for (Pair each : strata) {
      seen += (long) Math.rint(each.b.affected());
    }
    return outcomes().asRareAs(seen);
  }

  /** The ratio of the errors with effective observations and with as many sessions. */
  private double shrinkage() {
    double sessions = 0;
    double effective = 0;
    for (Pair each : strata) {
      sessions += harmonic(each.a.sessions(), each.b.sessions());
      effective += harmonic(each.a.effective(), each.b.effective());
    }
    return Math.min(1, Math.sqrt(effective / sessions));
  }

  private static double harmonic(double a, double b) {
    return a * b / (a + b);
  }

  private Outcomes outcomes() {
    Outcomes outcomes = Outcomes.OF_NOTHING;
    for (Pair each : strata) {
      double b = Math.rint(each.b.sessions());
      double a = Math.rint(each.a.sessions());
      double affected = Math.rint(each.a.affected()) + Math.rint(each.b.affected());
      outcomes = outcomes.with(a, b, Math.min(a + b, affected));
    }
    return outcomes;
  }

  /**
   * The probability distribution of the affected sessions on one side under the null hypothesis,
   * with the margins of all strata fixed (Fisher 1935; over strata Gart 1970).
   */
  private static final class Outcomes {
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
     * This distribution with one more stratum. Its hypergeometric probabilities follow from the
     * ratio of neighbors, from the mode outwards, so that none is the difference of large
     * logarithms.
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
}
