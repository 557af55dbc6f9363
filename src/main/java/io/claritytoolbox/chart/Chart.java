package io.claritytoolbox.chart;

import io.claritytoolbox.model.Quality;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
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
  Table table();

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

  /**
   * The figures of a chart, for people who don't see it.
   *
   * @param headings of the columns; the first column names the row
   * @param rows a cell per heading; empty if the figure is unknown
   */
  record Table(List<String> headings, List<List<String>> rows) {
    public Table {
      headings = List.copyOf(headings);
      rows = rows.stream().map(List::copyOf).toList();
      int columns = headings.size();
      if (rows.stream().anyMatch(row -> row.size() != columns)) {
        throw new IllegalArgumentException("a row has a cell for each heading");
      }
    }

    public void writeTo(Markup markup, String caption) {
      markup.element(
          "table",
          table -> {
            table.text("caption", caption);
            table.element("thead", head -> head.element("tr", this::headings));
            table.element(
                "tbody", body -> rows.forEach(row -> body.element("tr", r -> row(r, row))));
          });
    }

    private void headings(Markup tr) {
      headings.forEach(heading -> tr.text("th", heading, "scope", "col"));
    }

    private static void row(Markup tr, List<String> cells) {
      tr.text("th", cells.get(0), "scope", "row");
      cells.stream().skip(1).forEach(cell -> tr.text("td", cell));
    }
  }

  /**
   * A figure in a chart.
   *
   * @param value where it is drawn
   * @param low the lower end of its interval; NaN if there is none
   * @param high the upper end of its interval; NaN if there is none
   * @param quality how exact the value is; determines the shape
   * @param text the value as text, for example {@code ≤1,234}
   */
  record Mark(double value, double low, double high, Quality quality, String text) {
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
}
