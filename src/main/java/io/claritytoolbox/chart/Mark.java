package io.claritytoolbox.chart;

import io.claritytoolbox.model.Quality;

/**
 * A figure in a chart.
 *
 * @param value where it is drawn
 * @param low the lower end of its interval; NaN if there is none
 * @param high the upper end of its interval; NaN if there is none
 * @param quality how exact the value is; determines the shape
 * @param text the value as text, for example {@code ≤1,234}
 */
public record Mark(double value, double low, double high, Quality quality, String text) {
  public Mark(double value, Quality quality, String text) {
    this(value, Double.NaN, Double.NaN, quality, text);
  }

  boolean hasInterval() {
    return !Double.isNaN(low) && !Double.isNaN(high);
  }

  /** The lowest possible true value; NaN if there is no lower bound. */
  double least() {
    return hasInterval()
        ? low
        : switch (quality) {
          case EXACT, LOWER_BOUND -> value;
          case UPPER_BOUND -> 0;
          case ESTIMATE -> Double.NaN;
        };
  }

  /** The highest possible true value; NaN if there is no upper bound. */
  double most() {
    return hasInterval()
        ? high
        : switch (quality) {
          case EXACT, UPPER_BOUND -> value;
          case LOWER_BOUND, ESTIMATE -> Double.NaN;
        };
  }

  /** The highest point in the chart. */
  double top() {
    return hasInterval() ? Math.max(value, high) : value;
  }

  /** The value, with its interval if there is one. */
  String withInterval() {
    return hasInterval()
        ? text + " (" + Svg.Scale.label(low) + " to " + Svg.Scale.label(high) + ")"
        : text;
  }

  /** Draws the value as a shape. The shape of a bound points to the possible true values. */
  void dot(Svg svg, double x, double y, String tooltip) {
    svg.group("dot " + quality.label(), tooltip, inside -> shape(inside, x, y));
  }

  private void shape(Svg svg, double x, double y) {
    switch (quality) {
      case EXACT, ESTIMATE -> svg.circle(x, y, 3.2);
      case UPPER_BOUND -> svg.polygon("", x - 4, y, x + 4, y, x, y + 6);
      case LOWER_BOUND -> svg.polygon("", x - 4, y, x + 4, y, x, y - 6);
    }
  }
}
