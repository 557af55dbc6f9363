package io.claritytoolbox.insight;

import io.claritytoolbox.insight.Comparison.Difference;
import io.claritytoolbox.insight.Comparison.Side;
import io.claritytoolbox.insight.Comparison.Verdict;
import io.claritytoolbox.insight.Simulated.Crowd;
import io.claritytoolbox.insight.Simulated.Truth;
import io.claritytoolbox.model.Signal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.statistics.inference.FisherExactTest;

/** Measures how often {@link Comparison} is right on crowds with known rates. */
final class CompareCalibration {
  private static final double MATTERS = 20;
  private final Simulated simulated;

  CompareCalibration(long seed) {
    simulated = new Simulated(seed);
  }

  static Truth usual() {
    return (stratum, signal) ->
        Simulated.usual(signal) * (stratum.equals("Mobile") ? 1.4 : stratum.equals("PC") ? 0.6 : 1);
  }

  static Truth planted(Truth truth, Signal in, double times) {
    return (stratum, signal) ->
        Math.min(1, truth.rate(stratum, signal) * (signal == in ? times : 1));
  }

  static Map<String, Integer> mix(int sessions, double mobile) {
    Map<String, Integer> mix = new LinkedHashMap<>();
    mix.put("Mobile", (int) (sessions * mobile));
    mix.put("PC", (int) (sessions * (0.95 - mobile)));
    mix.put("Tablet", sessions - mix.get("Mobile") - mix.get("PC"));
    return mix;
  }

  private boolean namesAny(Side a, Side b, List<Signal> signals) {
    return new Comparison(a, b, MATTERS)
        .over(signals, List.of()).signals().stream().anyMatch(CompareCalibration::hasDirection);
  }

  static boolean hasDirection(Difference each) {
    return each.verdict() == Verdict.B_HIGHER || each.verdict() == Verdict.B_LOWER;
  }

  /** The rate of calls with a direction where there is no difference. */
  double falseDirections(int runs, Crowd a, Crowd b, boolean sameDays, List<Signal> signals) {
    int named = 0;
    for (int run = 0; run < runs; run++) {
      double[][] factors = simulated.dayFactors(a);
      double[][] others = sameDays ? factors : simulated.dayFactors(b);
      Side sideA = simulated.side(a, usual(), factors, Simulated.FIRST_DAY);
      Side sideB =
          simulated.side(b, usual(), others, Simulated.FIRST_DAY.plusDays(sameDays ? 0 : a.days()));
      named += namesAny(sideA, sideB, signals) ? 1 : 0;
    }
    return named / (double) runs;
  }

  /**
   * The rates of both kinds of intervals that contain the true value, and of differences found by
   * {@link Comparison} and by Fisher's test.
   */
  double[] planted(int runs, Crowd a, Crowd b, Signal in, double times, List<Signal> signals) {
    double[] shares = new double[4];
    double trueRaw = raw(b, planted(usual(), in, times), in) - raw(a, usual(), in);
    for (int run = 0; run < runs; run++) {
      Side sideA = simulated.side(a, usual());
      Side sideB = simulated.side(b, planted(usual(), in, times));
      Difference found =
          new Comparison(sideA, sideB, MATTERS)
              .over(signals, List.of()).signals().stream()
                  .filter(each -> each.signal() == in)
                  .findFirst()
                  .orElseThrow();
      shares[0] += holds(found.interval(), 100 * trueRaw) ? 1 : 0;
      shares[1] += holds(found.adjustedInterval(), 100 * adjusted(a, b, in, times)) ? 1 : 0;
      shares[2] += found.verdict() == (times > 1 ? Verdict.B_HIGHER : Verdict.B_LOWER) ? 1 : 0;
      shares[3] += fisher(sideA, sideB, in) < 0.05 ? 1 : 0;
    }
    return Arrays.stream(shares).map(each -> each / runs).toArray();
  }

  private static boolean holds(Interval interval, double truth) {
    return interval.low() <= truth && truth <= interval.high();
  }

  private static double raw(Crowd crowd, Truth truth, Signal in) {
    double sum = 0;
    double all = 0;
    for (Map.Entry<String, Integer> each : crowd.mix().entrySet()) {
      sum += each.getValue() * truth.rate(each.getKey(), in);
      all += each.getValue();
    }
    return sum / all;
  }

  private static double adjusted(Crowd a, Crowd b, Signal in, double times) {
    double sum = 0;
    double weights = 0;
    for (String each : a.mix().keySet()) {
      double ofA = a.mix().get(each);
      double ofB = b.mix().get(each);
      double weight = ofA * ofB / (ofA + ofB);
      sum += weight * (planted(usual(), in, times).rate(each, in) - usual().rate(each, in));
      weights += weight;
    }
    return sum / weights;
  }

  static double fisher(Side a, Side b, Signal signal) {
    int[] ofA = sums(a, signal);
    int[] ofB = sums(b, signal);
    return FisherExactTest.withDefaults()
        .test(new int[][] {{ofA[0], ofA[1] - ofA[0]}, {ofB[0], ofB[1] - ofB[0]}})
        .getPValue();
  }

  private static int[] sums(Side side, Signal signal) {
    int[] sums = new int[2];
    for (Tally each : side.strata().values()) {
      sums[0] += (int) (double) each.affected().get(signal);
      sums[1] += (int) each.sessions();
    }
    return sums;
  }

  /** The increase that Fisher's test finds with 95 % power on such sides. */
  double findable(Crowd a, Crowd b, Signal in, int runs) {
    double low = 1;
    double high = 60;
    for (int i = 0; i < 9; i++) {
      double middle = Math.sqrt(low * high);
      int found = 0;
      for (int run = 0; run < runs; run++) {
        int ka = 0;
        int na = 0;
        int kb = 0;
        int nb = 0;
        for (String each : a.mix().keySet()) {
          ka += simulated.binomial(a.mix().get(each), usual().rate(each, in));
          na += a.mix().get(each);
          double rate = Math.min(1, usual().rate(each, in) * middle);
          kb += simulated.binomial(b.mix().get(each), rate);
          nb += b.mix().get(each);
        }
        double p =
            FisherExactTest.withDefaults()
                .test(new int[][] {{ka, na - ka}, {kb, nb - kb}})
                .getPValue();
        found += p < 0.05 ? 1 : 0;
      }
      if (found < 0.95 * runs) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  public static void main(String[] arguments) {
    int runs = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1000;
    CompareCalibration by = new CompareCalibration(1);
    List<Signal> all = List.of(Signal.values());
    System.out.println("false directions, in percent of calls: six signals, each signal alone");
    for (int n : new int[] {40, 200, 800, 3000}) {
      Map<String, Crowd[]> cases = new LinkedHashMap<>();
      cases.put("plain", two(new Crowd(mix(n, 0.5)), new Crowd(mix(n, 0.5))));
      cases.put("1:5", two(new Crowd(mix(5 * n, 0.5)), new Crowd(mix(n, 0.5))));
      cases.put("other mix", two(new Crowd(mix(n, 0.3)), new Crowd(mix(n, 0.75))));
      cases.put(
          "users 1.4",
          two(new Crowd(mix(n, .5), 1.4, .3, 1, 0), new Crowd(mix(n, .5), 1.4, .3, 1, 0)));
      cases.put(
          "7+7 days",
          two(new Crowd(mix(n, .5), 1.1, .2, 7, .25), new Crowd(mix(n, .5), 1.1, .2, 7, .25)));
      cases.put(
          "28+7 days",
          two(new Crowd(mix(3 * n, .5), 1.1, .2, 28, .25), new Crowd(mix(n, .5), 1.1, .2, 7, .25)));
      cases.put(
          "same 7 days",
          two(new Crowd(mix(n, .5), 1.1, .2, 7, .25), new Crowd(mix(n, .5), 1.1, .2, 7, .25)));
      cases.forEach(
          (name, crowds) -> {
            boolean same = name.startsWith("same");
            StringBuilder line = new StringBuilder();
            line.append(
                String.format(
                    "%5d %-12s %5.1f |",
                    n, name, 100 * by.falseDirections(runs, crowds[0], crowds[1], same, all)));
            for (Signal signal : all) {
              line.append(
                  String.format(
                      " %4.1f",
                      100
                          * by.falseDirections(
                              runs / 2, crowds[0], crowds[1], same, List.of(signal))));
            }
            System.out.println(line);
          });
    }
    System.out.println("planted: times | holds raw, adjusted | found of six, alone | Fisher, raw");
    for (int n : new int[] {200, 800, 3000}) {
      for (Signal signal : List.of(Signal.RAGE_CLICKS, Signal.DEAD_CLICKS, Signal.SCRIPT_ERRORS)) {
        for (double perUser : new double[] {1, 1.2, 1.5}) {
          Crowd crowd = new Crowd(mix(n, .5), perUser, .2, 1, 0);
          double times = by.findable(crowd, crowd, signal, 2000);
          double[] six = by.planted(runs, crowd, crowd, signal, times, all);
          double[] alone = by.planted(runs, crowd, crowd, signal, times, List.of(signal));
          System.out.printf(
              "%5d %-13s %.1f %5.2f | %.3f %.3f | %.3f %.3f | %.3f%n",
              n, signal, perUser, times, six[0], six[1], six[2], alone[2], six[3]);
        }
      }
    }
  }

  private static Crowd[] two(Crowd a, Crowd b) {
    return new Crowd[] {a, b};
  }
}
