package io.claritytoolbox.chart;

import java.math.BigDecimal;
import java.math.RoundingMode;

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
    markup.empty(
        "line",
        "class",
        style,
        "x1",
        number(x1),
        "y1",
        number(y1),
        "x2",
        number(x2),
        "y2",
        number(y2));
  }

  void rect(String style, double x, double y, double width, double height) {
    markup.empty(
        "rect",
        "class",
        style,
        "x",
        number(x),
        "y",
        number(y),
        "width",
        number(Math.max(0, width)),
        "height",
        number(Math.max(0, height)));
  }

  /** Draws a cell whose colour depends on its heat, from 0 to 1. */
  void heat(double x, double y, double width, double height, double heat) {
    markup.empty(
        "rect",
        "class",
        "heat",
        "x",
        number(x),
        "y",
        number(y),
        "width",
        number(width),
        "height",
        number(height),
        "fill-opacity",
        number(heat));
  }

  void circle(double x, double y, double radius) {
    markup.empty("circle", "cx", number(x), "cy", number(y), "r", number(radius));
  }

  void polygon(double... points) {
    markup.empty("polygon", "points", joined(points));
  }

  void polyline(String style, double... points) {
    markup.empty("polyline", "class", style, "points", joined(points));
  }

  void area(String style, double... points) {
    markup.empty("polygon", "class", style, "points", joined(points));
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

  /** Shortens text with the larger letters of titles. */
  static String fittedTitle(String text, double length) {
    return fitted(text, (int) (length / TITLE_LETTER));
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
}
