package io.claritytoolbox.insight;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/** Adjusts p-values for multiple tests. */
final class Multiplicity {
  private Multiplicity() {}

  /**
   * Bounds the probability of any false positive. A p-value is adjusted by the probabilities with
   * which the tests that are not yet judged give a p-value as small (Westfall and Wolfinger 1997).
   * For continuous tests this is Holm's adjustment (1979); tests of few affected sessions, which
   * hardly reach small p-values, take less from the others.
   *
   * @param reached for each test, the probability of a p-value up to the given one under the null
   *     hypothesis, which is not larger than the given one
   */
  static double[] holm(double[] p, List<DoubleUnaryOperator> reached) {
    Integer[] order = ascending(p);
    double[] adjusted = new double[p.length];
    double largest = 0;
    for (int rank = 0; rank < order.length; rank++) {
      double own = p[order[rank]];
      double sum = own;
      for (int other = rank + 1; other < order.length; other++) {
        sum += reached.get(order[other]).applyAsDouble(own);
      }
      largest = Math.max(largest, Math.min(1, sum));
      adjusted[order[rank]] = largest;
    }
    return adjusted;
  }

  /**
   * The number of smallest p-values to accept so that the share of false ones among those reported
   * is bounded (Benjamini and Hochberg 1995; if fewer are reported than accepted, Katsevich,
   * Sabatti and Bogomolov 2023).
   *
   * @param ascending the p-values
   * @param tests the number of tests
   * @param reported the number reported if this many are accepted; not larger
   */
  static int taken(double[] ascending, int tests, double share, IntUnaryOperator reported) {
    for (int size = ascending.length; size > 0; size--) {
      double expected = tests * ascending[size - 1];
      if (expected <= share * size && expected <= share * reported.applyAsInt(size)) {
        return size;
      }
    }
    return 0;
  }

  /**
   * The number of tests that count, without those that can't become significant (Tarone 1990; with
   * false-discovery rates Gilbert 2005).
   *
   * @param attainable the smallest possible p-value of each test, given its margins
   * @return the smallest number m such that at most m tests can reach {@code level / m}
   */
  static int payable(double[] attainable, double level) {
    double[] sorted = attainable.clone();
    Arrays.sort(sorted);
    int able = sorted.length;
    for (int m = 1; m <= sorted.length; m++) {
      while (able > 0 && sorted[able - 1] > level / m) {
        able--;
      }
      if (able <= m) {
        return m;
      }
    }
    return Math.max(1, sorted.length);
  }

  private static Integer[] ascending(double[] p) {
    return IntStream.range(0, p.length)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> p[i]))
        .toArray(Integer[]::new);
  }
}
