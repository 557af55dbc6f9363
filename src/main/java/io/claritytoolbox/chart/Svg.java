package io.claritytoolbox.chart;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** The shapes of charts. Lengths are in pixels before scaling. */
final class Svg {
  private static final double LETTER = 6.9;
  private static final double TITLE_LETTER = 8.2;

  private final Markup markup = new Markup();

  /** Draws shapes. */
  @FunctionalInterface
  interface Drawing {
    void drawOn(Svg svg);
  }

  /**
   * A complete SVG picture.
   *
   * @param style the style rules to include; empty if the page contains them
   */
  static String picture(Chart chart, String style) {
    Svg svg = new Svg();
    svg.markup.element(
        "svg",
        inside -> {
          inside.text("title", chart.title());
          inside.text("desc", chart.description());
          if (!style.isEmpty()) {
            inside.element("style", sheet -> sheet.trusted(style));
          }
          chart.draw(svg);
        },
        "xmlns",
        "http://www.w3.org/2000/svg",
        "class",
        "chart",
        "role",
        "img",
        "aria-label",
        chart.title() + ". " + chart.description(),
        "viewBox",
        "0 0 " + number(chart.width()) + " " + number(chart.height()));
    return svg.markup.toString();
  }

  /** Draws a group of shapes with a tooltip. */
  void group(String style, String tooltip, Drawing drawing) {
    markup.element(
        "g",
        inside -> {
          inside.text("title", tooltip);
          drawing.drawOn(this);
        },
        "class",
        style);
  }

  /** Draws shapes at another position. */
  void moved(double x, double y, Drawing drawing) {
    markup.element(
        "g",
        inside -> drawing.drawOn(this),
        "transform",
        "translate(" + number(x) + " " + number(y) + ")");
  }

  void line(String style, double x1, double y1, double x2, double y2) {
    shape("line", style, "x1", x1, "y1", y1, "x2", x2, "y2", y2);
  }

  void rect(String style, double x, double y, double width, double height) {
    shape(
        "rect", style, "x", x, "y", y, "width", Math.max(0, width), "height", Math.max(0, height));
  }

  /** Draws a cell whose colour depends on its heat, from 0 to 1. */
  void heat(double x, double y, double width, double height, double heat) {
    shape("rect", "heat", "x", x, "y", y, "width", width, "height", height, "fill-opacity", heat);
  }

  void circle(double x, double y, double radius) {
    shape("circle", "", "cx", x, "cy", y, "r", radius);
  }

  /** Draws a closed area. */
  void polygon(String style, double... points) {
    shape("polygon", style, "points", joined(points));
  }

  void polyline(String style, double... points) {
    shape("polyline", style, "points", joined(points));
  }

  /**
   * Writes a shape.
   *
   * @param style its class; empty for none
   * @param attributes pairs of name and value
   */
  private void shape(String name, String style, Object... attributes) {
    List<String> all = new ArrayList<>(style.isEmpty() ? List.of() : List.of("class", style));
    for (Object each : attributes) {
      all.add(each instanceof Double number ? number(number) : each.toString());
    }
    markup.empty(name, all.toArray(String[]::new));
  }

  /** Draws a chart's title, shortened to its width. */
  void title(String title, double width) {
    text("title", 0, 13, "start", fitted(title, (int) (width / TITLE_LETTER)));
  }

  /**
   * Draws text relative to {@code x}.
   *
   * @param anchor start, middle or end
   */
  void text(String style, double x, double y, String anchor, String text) {
    markup.text(
        "text", text, "class", style, "x", number(x), "y", number(y), "text-anchor", anchor);
  }

  /**
   * Shortens text in the middle if it is wider than a length, because addresses differ most at
   * their ends.
   */
  static String fitted(String text, double length) {
    return fitted(text, (int) (length / LETTER));
  }

  private static String fitted(String text, int most) {
    if (text.codePointCount(0, text.length()) <= most) {
      return text;
    }
    int[] points = text.codePoints().toArray();
    int front = most / 2;
    int back = most - front - 1;
    return new String(points, 0, front) + "…" + new String(points, points.length - back, back);
  }

  static double width(String text) {
    return text.codePointCount(0, text.length()) * LETTER;
  }

  private static String joined(double... points) {
    StringBuilder joined = new StringBuilder();
    for (int i = 0; i < points.length; i++) {
      joined.append(i == 0 ? "" : i % 2 == 0 ? " " : ",").append(number(points[i]));
    }
    return joined.toString();
  }

  private static String number(double value) {
    return BigDecimal.valueOf(value)
        .setScale(2, RoundingMode.HALF_UP)
        .stripTrailingZeros()
        .toPlainString();
  }

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
}
