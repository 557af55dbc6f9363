package io.claritytoolbox.chart;

import io.claritytoolbox.model.Quality;

/**
 * A figure to draw.
 *
 * @param value where it is drawn
 * @param low the lower end of its interval; NaN if there is none
 * @param high the upper end of its interval; NaN if there is none
 * @param quality how exact the value is; decides the shape
 * @param text the value as people read it, {@code ≤1,234} for example
 */
public record Mark(double value, double low, double high, Quality quality, String text) {
  /** A figure without an interval. */
  public Mark(double value, Quality quality, String text) {
    this(value, Double.NaN, Double.NaN, quality, text);
  }

  boolean hasInterval() {
    return !Double.isNaN(low) && !Double.isNaN(high);
  }

  /** The lowest value that the truth may have; NaN if nothing bounds it. */
  double least() {
    return hasInterval()
        ? low
        : switch (quality) {
          case EXACT, LOWER_BOUND -> value;
          case UPPER_BOUND -> 0;
          case ESTIMATE -> Double.NaN;
        };
  }

  /** The highest value that the truth may have; NaN if nothing bounds it. */
  double most() {
    return hasInterval()
        ? high
        : switch (quality) {
          case EXACT, UPPER_BOUND -> value;
          case LOWER_BOUND, ESTIMATE -> Double.NaN;
        };
  }

  /** The highest point that is drawn. */
  double top() {
    return hasInterval() ? Math.max(value, high) : value;
  }

  /** The value, with its interval if it has one. */
  String withInterval() {
    return hasInterval() ? text + " (" + Scale.label(low) + " to " + Scale.label(high) + ")" : text;
  }

  /** Draws the value as a shape: a bound points where the truth may lie. */
  void dot(Svg svg, double x, double y, String tooltip) {
    svg.group("dot " + quality.label(), tooltip, inside -> shape(inside, x, y));
  }

  private void shape(Svg svg, double x, double y) {
    switch (quality) {
      case EXACT, ESTIMATE -> svg.circle(x, y, 3.2);
      case UPPER_BOUND -> svg.polygon(x - 4, y, x + 4, y, x, y + 6);
      case LOWER_BOUND -> svg.polygon(x - 4, y, x + 4, y, x, y - 6);
    }
  }
}
