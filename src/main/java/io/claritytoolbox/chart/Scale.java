package io.claritytoolbox.chart;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * A linear axis that starts and ends at a round number.
 *
 * @param least the value at {@code from}
 * @param most the value at {@code to}
 * @param from the start of the axis in pixels
 * @param to the end of the axis in pixels
 */
record Scale(double least, double most, double from, double to) {
  private static final int STEPS = 4;

  /** An axis from zero to a round number at or above a value. */
  static Scale fromZero(double reached, double from, double to) {
    return new Scale(0, ceiling(reached), from, to);
  }

  /**
   * The round number at or above a value: a multiple of a step of 1, 2, 2.5 or 5 times a power of
   * ten.
   */
  static double ceiling(double reached) {
    if (!(reached > 0)) {
      return 1;
    }
    double step = step(reached);
    return step * Math.ceil(reached / step - 1e-9);
  }

  private static double step(double reached) {
    double raw = reached / STEPS;
    double power = Math.pow(10, Math.floor(Math.log10(raw)));
    double mantissa = raw / power;
    double round =
        mantissa <= 1 ? 1 : mantissa <= 2 ? 2 : mantissa <= 2.5 ? 2.5 : mantissa <= 5 ? 5 : 10;
    return round * power;
  }

  double at(double value) {
    double inside = Math.min(Math.max(value, least), most);
    return from + (inside - least) / (most - least) * (to - from);
  }

  /** The values of the grid lines. */
  List<Double> ticks() {
    double step = step(most);
    int first = (int) Math.ceil(least / step - 1e-9);
    int last = (int) Math.floor(most / step + 1e-9);
    return IntStream.rangeClosed(first, last).mapToObj(tick -> tick * step).toList();
  }

  /** A number without trailing zeros, for example {@code 1,500}, {@code 2.5} or {@code 0.04}. */
  static String label(double value) {
    int decimals = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 1 ? 1 : 2;
    BigDecimal rounded =
        BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP).stripTrailingZeros();
    return String.format(Locale.ROOT, "%,." + Math.max(0, rounded.scale()) + "f", rounded);
  }
}
