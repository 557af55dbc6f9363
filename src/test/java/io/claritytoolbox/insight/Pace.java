package io.claritytoolbox.insight;

import io.claritytoolbox.insight.ChangesCalibration.Site;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Signal;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Measures the time of a judgement after warm-up. Run it by hand. */
final class Pace {
  /** Measures this thread only, so that other load doesn't matter. */
  private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

  private static final int ROUNDS = 40;
  private static final List<Signal> ALL = List.of(Signal.values());

  private Pace() {}

  public static void main(String[] arguments) {
    Simulated simulated = new Simulated(1);
    Comparison.Side side =
        simulated.side(
            new Simulated.Crowd(CompareCalibration.mix(2000, 0.5), 1.2, 0.2, 14, 0.1),
            CompareCalibration.usual());
    report(
        "compare, 14 days",
        () -> side,
        each -> new Comparison(each, each, 20).over(ALL, List.of()));

    List<Hotspots.Group> groups = new ArrayList<>();
    for (int page = 0; page < 1000; page++) {
      Map<String, Tally> strata = new LinkedHashMap<>();
      int sessions = 20 + 20_000 / (1 + page);
      simulated
          .side(
              new Simulated.Crowd(CompareCalibration.mix(sessions, 0.5)),
              CompareCalibration.planted(
                  CompareCalibration.usual(), Signal.DEAD_CLICKS, page % 50 == 3 ? 3 : 1))
          .strata()
          .forEach(strata::put);
      groups.add(new Hotspots.Group(Map.of(Dimension.URL, "/" + page), strata));
    }
    report("hotspots, 1,000 pages", () -> groups, each -> new Hotspots(each).rank(ALL));

    for (int current : new int[] {1, 7}) {
      Site site = new Site(250, 4000, 28, current, 0.7, 0.1, 0.1, 1.2);
      report(
          "changes, 28 days x 1,255 groups, " + current,
          () -> new ChangesCalibration(1).history(site, List.of(), 1),
          each -> Changes.of(each, ALL));
    }
  }

  private interface Given<T> {
    T make();
  }

  private interface Judgement<T> {
    Object of(T given);
  }

  private static <T> void report(String name, Given<T> given, Judgement<T> judgement) {
    double[] millis = new double[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      T input = given.make();
      long start = CPU.getCurrentThreadCpuTime();
      Object outcome = judgement.of(input);
      millis[round] = (CPU.getCurrentThreadCpuTime() - start) / 1e6;
      if (outcome.hashCode() == 1) {
        System.out.println();
      }
    }
    double first = millis[0];
    double[] warm = Arrays.copyOfRange(millis, ROUNDS / 2, ROUNDS);
    Arrays.sort(warm);
    System.out.printf(
        "%-36s first %.1f ms, then p50 %.1f ms, slowest %.1f ms%n",
        name, first, warm[warm.length / 2], warm[warm.length - 1]);
  }
}
