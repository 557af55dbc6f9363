package io.claritytoolbox.insight;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/** Adjusts p-values for multiple tests. */
final class Multiplicity {
  private Multiplicity() {}

  /** Bounds the probability of any false positive (Holm 1979). */
  static double[] holm(double[] p) {
    Integer[] order = ascending(p);
    double[] adjusted = new double[p.length];
    double largest = 0;
    for (int rank = 0; rank < order.length; rank++) {
      largest = Math.max(largest, Math.min(1, (p.length - rank) * p[order[rank]]));
      adjusted[order[rank]] = largest;
    }
    return adjusted;
  }

  /**
   * Applies Holm's adjustment to the tests that could become significant at this level (Tarone
   * 1990); the others get 1.
   *
   * @param attainable the smallest possible p-value of each test, given its margins
   */
  static double[] holm(double[] p, double[] attainable, double level) {
    double reach = level / payable(attainable, level);
    int[] able = IntStream.range(0, p.length).filter(i -> attainable[i] <= reach).toArray();
    double[] adjusted = holm(Arrays.stream(able).mapToDouble(i -> p[i]).toArray());
    double[] all = new double[p.length];
    Arrays.fill(all, 1);
    for (int i = 0; i < able.length; i++) {
      all[able[i]] = adjusted[i];
    }
    return all;
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
