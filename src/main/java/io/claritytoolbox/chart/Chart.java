package io.claritytoolbox.chart;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** A picture of figures, which says in words what it shows. */
public sealed interface Chart
    permits TrendLine, RankedBars, Differences, HeatTable, SmallMultiples {
  /** The width of every chart, in pixels before it is scaled. */
  double WIDTH = 480;

  String title();

  /** What a person who doesn't see the chart needs to know, in sentences. */
  String description();

  /** The figures that are drawn. */
  DataTable table();

  /** In pixels before it is scaled. */
  double height();

  /** Draws into {@link #width()} by {@link #height()} pixels. */
  void draw(Svg svg);

  default double width() {
    return WIDTH;
  }

  /** The chart for a page that has {@link #style()}. */
  default String svg() {
    return Svg.picture(this, "");
  }

  /** The chart as a file that stands alone. */
  default String file() {
    return Svg.picture(this, "svg{color-scheme:light dark}" + style());
  }

  /** The style sheet of all charts; colours follow the page's {@code color-scheme}. */
  static String style() {
    try (InputStream in = Chart.class.getResourceAsStream("chart.css")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
