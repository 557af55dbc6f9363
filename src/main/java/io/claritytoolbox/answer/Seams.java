package io.claritytoolbox.answer;

import io.claritytoolbox.model.Figure;
import io.claritytoolbox.model.Figures;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.plan.Cover;
import io.claritytoolbox.plan.Piece;
import java.time.Duration;

/**
 * What is missing and what is counted twice where windows meet. Seams of less than a minute are
 * none.
 *
 * @param gaps how long is missing, all seams together
 * @param overlaps how long is counted twice, all seams together
 * @param whole how long the windows are together
 */
record Seams(Duration gaps, Duration overlaps, Duration whole) {
  private static final Duration LEAST = Duration.ofMinutes(1);

  /** The part of the whole up to which seams leave a sum near the truth. */
  private static final double SMALL = 0.05;

  static Seams of(Cover cover) {
    return new Seams(
        cover.gaps(), cover.overlaps(), Duration.ofDays(Math.max(1, cover.daysCovered())));
  }

  /**
   * Between nested exports: what only the longer one saw is counted too much, what only the shorter
   * one saw is missing.
   */
  static Seams within(Piece nested) {
    Duration later =
        nested.without() == null
            ? Duration.ZERO
            : Duration.between(nested.whole().takenAt(), nested.without().takenAt());
    Duration whole = Duration.ofDays(nested.days());
    return later.isNegative()
        ? new Seams(Duration.ZERO, later.abs(), whole)
        : new Seams(later, Duration.ZERO, whole);
  }

  boolean hasGaps() {
    return gaps.compareTo(LEAST) >= 0;
  }

  boolean hasOverlaps() {
    return overlaps.compareTo(LEAST) >= 0;
  }

  /** What is known of figures once they are put together across these seams. */
  Figures across(Figures figures, int windows) {
    boolean overlap = hasOverlaps() && windows > 1;
    return hasGaps() || overlap ? figures.map(this::across) : figures;
  }

  private Figure across(Measure measure, Figure figure) {
    boolean isSmall = gaps.plus(overlaps).toSeconds() <= SMALL * whole.toSeconds();
    Figure bounded = figure;
    if (!measure.isCount()) {
      bounded = Figure.about(figure.near());
    }
    if (hasGaps()) {
      bounded = bounded.withoutHigh();
    }
    if (hasOverlaps()) {
      bounded = bounded.withoutLow();
    }
    return isSmall ? bounded : new Figure(bounded.low(), bounded.high(), Double.NaN);
  }
}
