/**
 * Charts as SVG, without a library: {@link io.claritytoolbox.chart.TrendLine}, {@link
 * io.claritytoolbox.chart.RankedBars}, {@link io.claritytoolbox.chart.Differences}, {@link
 * io.claritytoolbox.chart.HeatTable} and {@link io.claritytoolbox.chart.SmallMultiples}. Each chart
 * is also available in words and as a table. Shapes and colours carry the same information, so that
 * charts work in print and for people who don't see colours.
 */
@NullMarked
package io.claritytoolbox.chart;

import org.jspecify.annotations.NullMarked;
