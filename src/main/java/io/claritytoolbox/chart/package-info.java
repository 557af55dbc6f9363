/**
 * Charts as SVG, drawn without a library: {@link io.claritytoolbox.chart.TrendLine}, {@link
 * io.claritytoolbox.chart.RankedBars}, {@link io.claritytoolbox.chart.Differences}, {@link
 * io.claritytoolbox.chart.HeatTable} and {@link io.claritytoolbox.chart.SmallMultiples}. Each chart
 * tells its content in words and as a table, too. Shapes carry what colours carry, so that a chart
 * can be read in print and by people who don't see colours.
 */
@NullMarked
package io.claritytoolbox.chart;

import org.jspecify.annotations.NullMarked;
