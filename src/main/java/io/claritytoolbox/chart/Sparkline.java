package io.claritytoolbox.chart;

import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** A trend as one line of text, from zero to the highest value. A missing day is a space. */
public final class Sparkline {
  private static final String BLOCKS = "▁▂▃▄▅▆▇█";

  private Sparkline() {}

  /** Returns an empty text if no day has a value. */
  public static String of(List<@Nullable Double> values) {
    OptionalDouble top =
        values.stream().filter(Objects::nonNull).mapToDouble(Double::doubleValue).max();
    StringBuilder line = new StringBuilder(values.size());
    if (top.isEmpty()) {
      return "";
    }
    for (Double value : values) {
      line.append(value == null ? ' ' : block(value, top.getAsDouble()));
    }
    return line.toString();
  }

  private static char block(double value, double top) {
    double share = top > 0 ? Math.max(0, value) / top : 0;
    return BLOCKS.charAt((int) Math.min(BLOCKS.length() - 1, share * BLOCKS.length()));
  }
}
