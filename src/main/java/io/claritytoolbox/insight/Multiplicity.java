package io.claritytoolbox.insight;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/** Adjusts p-values for how many questions were asked at once. */
final class Multiplicity {
  private Multiplicity() {}

  /** Adjusted so that the chance of any false one is bounded (Holm 1979). */
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
   * Holm's among the tests that some outcome could make significant at this level (Tarone 1990);
   * the others get 1.
   *
   * @param attainable the smallest p-value that each test could give, its margins being fixed
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
   * How many of the smallest p-values to take so that the share of false ones among what is
   * reported of them is bounded (Benjamini and Hochberg 1995; where less is reported than taken,
   * Katsevich, Sabatti and Bogomolov 2023).
   *
   * @param ascending p-values
   * @param tests how many there were
   * @param reported how many are reported when so many are taken; at most as many
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
   * How many tests have to be paid for, when those that no outcome could make significant are left
   * out (Tarone 1990; with false-discovery rates Gilbert 2005).
   *
   * @param attainable the smallest p-value that each test could give, its margins being fixed
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
