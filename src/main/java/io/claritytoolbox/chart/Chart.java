package io.claritytoolbox.chart;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** A chart that also describes itself in words. */
public sealed interface Chart
    permits TrendLine, RankedBars, Differences, HeatTable, SmallMultiples {
  /** The width of a chart in pixels before scaling. */
  double WIDTH = 480;

  String title();

  /** A description in sentences, for people who don't see the chart. */
  String description();

  /** The figures in the chart. */
  DataTable table();

  /** The height in pixels before scaling. */
  double height();

  /** Draws the chart with {@link #width()} by {@link #height()} pixels. */
  void draw(Svg svg);

  default double width() {
    return WIDTH;
  }

  /** The chart for a page that contains {@link #style()}. */
  default String svg() {
    return Svg.picture(this, "");
  }

  /** The chart as a complete SVG file. */
  default String file() {
    return Svg.picture(this, "svg{color-scheme:light dark}" + style());
  }

  /** The style sheet of all charts. Colours follow the page's {@code color-scheme}. */
  static String style() {
    try (InputStream in = Chart.class.getResourceAsStream("chart.css")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
