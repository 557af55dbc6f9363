package io.claritytoolbox.demo;

import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.Facts;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.Row;
import io.claritytoolbox.model.Signal;
import java.util.EnumMap;
import java.util.Map;

/**
 * What is left of a row's truth once Clarity has reported it: percentages with two decimals, whole
 * seconds, affected sessions known through the percentage alone.
 */
final class AsReported {
  private AsReported() {}

  static Row of(Row exact, Cube cube) {
    Map<Measure, Double> values = new EnumMap<>(exact.facts().values());
    values.computeIfPresent(Measure.SCROLL_DEPTH_PERCENT, (measure, depth) -> hundredths(depth));
    values.computeIfPresent(Measure.ACTIVE_SECONDS, (measure, time) -> (double) Math.round(time));
    values.computeIfPresent(Measure.TOTAL_SECONDS, (measure, time) -> (double) Math.round(time));
    for (Signal signal : Signal.values()) {
      if (isTrafficAlone(exact, cube)) {
        values.keySet().removeAll(signal.measures());
      } else {
        double percent = hundredths(exact.facts().get(signal.sessionPercent(), 0));
        values.put(signal.sessionPercent(), percent);
        values.put(signal.sessions(), (double) affected(exact, percent));
      }
    }
    return new Row(exact.key(), new Facts(values));
  }

  private static long affected(Row row, double percent) {
    return Math.round(row.facts().get(Measure.SESSIONS, 0) * percent / 100);
  }

  /** Cells of a breakdown that only bots came to are in the Traffic block and no other. */
  static boolean isTrafficAlone(Row row, Cube cube) {
    return cube.size() > 0 && row.facts().get(Measure.SESSIONS, 0) == 0;
  }

  private static double hundredths(double value) {
    return Math.round(value * 100) / 100.0;
  }
}
