package io.claritytoolbox.answer;

import io.claritytoolbox.model.Algebra;
import io.claritytoolbox.model.Algebra.Over;
import io.claritytoolbox.model.Figure;
import io.claritytoolbox.model.Figures;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.Window;
import io.claritytoolbox.plan.Cover;
import io.claritytoolbox.plan.Piece;
import io.claritytoolbox.plan.Place;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is missing or counted twice where windows meet. Less than a minute in all is ignored.
 *
 * @param gaps missing time
 * @param overlaps time counted twice
 * @param whole the length of all windows
 * @param windows newest first
 */
record Seams(Duration gaps, Duration overlaps, Duration whole, List<Window> windows) {
  private static final Duration LEAST = Duration.ofMinutes(1);

  /** A gap or overlap this short says nothing. */
  private static final Duration NOTHING = Duration.ofSeconds(1);

  /**
   * Up to this share of the whole, sums are still estimates: seams at the busiest hours, with twice
   * the usual traffic, then change them by an eighth.
   */
  private static final double SMALL = 1.0 / 16;

  /** The seams of a cover, also where a piece adjoins a missing day at another hour. */
  static Seams of(Cover cover) {
    List<Window> pieces = cover.pieces().stream().map(Piece::window).toList();
    List<Window> missing =
        cover.places().stream().filter(place -> place.piece() == null).map(Place::window).toList();
    List<Instant> edges =
        Stream.of(pieces, missing, List.of(cover.window()))
            .flatMap(List::stream)
            .flatMap(window -> Stream.of(window.from(), window.to()))
            .distinct()
            .sorted()
            .toList();
    Duration gaps = Duration.ZERO;
    Duration overlaps = Duration.ZERO;
    for (int i = 1; i < edges.size(); i++) {
      Window stretch = new Window(edges.get(i - 1), edges.get(i));
      boolean isWanted =
          count(missing, stretch) == 0 && count(List.of(cover.window()), stretch) == 1;
      long wanted = isWanted ? 1 : 0;
      long counted = count(pieces, stretch);
      gaps = counted < wanted ? gaps.plus(stretch.length()) : gaps;
      overlaps = counted > wanted ? overlaps.plus(stretch.length()) : overlaps;
    }
    Duration whole = Duration.ofDays(Math.max(1, cover.daysCovered()));
    return new Seams(gaps, overlaps, whole, pieces);
  }

  private static long count(List<Window> windows, Window stretch) {
    return windows.stream()
        .filter(window -> !window.from().isAfter(stretch.from()))
        .filter(window -> !window.to().isBefore(stretch.to()))
        .count();
  }

  /**
   * The seams between nested exports: what only the longer one saw is counted too much, what only
   * the shorter one saw is missing.
   */
  static Seams within(Piece nested) {
    Duration later =
        nested.without() == null
            ? Duration.ZERO
            : Duration.between(nested.whole().takenAt(), nested.without().takenAt());
    Duration whole = Duration.ofDays(nested.days());
    Duration gaps = later.isNegative() ? Duration.ZERO : later;
    Duration overlaps = later.isNegative() ? later.abs() : Duration.ZERO;
    return new Seams(gaps, overlaps, whole, List.of(nested.window()));
  }

  boolean hasGaps() {
    return gaps.compareTo(LEAST) >= 0;
  }

  boolean hasOverlaps() {
    return overlaps.compareTo(LEAST) >= 0;
  }

  /** The warning about them. */
  Optional<String> sentence() {
    return hasGaps() || hasOverlaps()
        ? Optional.of(
            "The stored days don't adjoin exactly."
                + told("Missing", gaps)
                + told("Counted twice, or of a neighbouring day", overlaps))
        : Optional.empty();
  }

  private static String told(String what, Duration seams) {
    return seams.compareTo(LEAST) < 0 ? "" : " " + what + ": " + Wording.minutes(seams) + ".";
  }

  /**
   * The sum of the figures of the windows, which are in their order. Events of windows that don't
   * overlap are a lower bound of all.
   */
  Figures sum(List<Figures> parts) {
    List<Figures> counting = parts.stream().filter(part -> !part.equals(Figures.EMPTY)).toList();
    Figures sum = across(Algebra.merge(Over.WINDOWS, counting));
    if (!hasGaps() && !hasOverlaps()) {
      return sum;
    }
    Map<Measure, Figure> raised = new EnumMap<>(Measure.class);
    raised.putAll(sum.known());
    for (Measure measure : Measure.values()) {
      Figure figure = sum.get(measure);
      if (measure.kind() == Measure.Kind.EVENTS && figure.low() == 0) {
        double least =
            withoutOverlaps(parts.stream().map(part -> part.get(measure).low()).toList());
        raised.put(measure, new Figure(least, figure.high(), figure.near()));
      }
    }
    return new Figures(raised);
  }

  /** The largest sum of counts in windows that don't overlap. */
  private double withoutOverlaps(List<Double> counts) {
    double[] best = new double[windows.size() + 1];
    for (int i = 0; i < windows.size(); i++) {
      Window window = windows.get(i);
      int before = i;
      while (before > 0 && overlap(window, windows.get(before - 1))) {
        before--;
      }
      best[i + 1] = Math.max(best[i], best[before] + counts.get(i));
    }
    return best[windows.size()];
  }

  private static boolean overlap(Window older, Window newer) {
    return older.to().isAfter(newer.from());
  }

  /**
   * The figures after composing or subtracting across these seams. Beside a seam that counts, short
   * ones count as well.
   */
  Figures across(Figures figures) {
    return hasGaps() || hasOverlaps() ? figures.map(this::across) : figures;
  }

  private Figure across(Measure measure, Figure figure) {
    boolean isSmall = gaps.plus(overlaps).toSeconds() <= SMALL * whole.toSeconds();
    Figure bounded = figure;
    if (!measure.isCount()) {
      bounded = Figure.about(figure.near());
    }
    if (gaps.compareTo(NOTHING) >= 0) {
      bounded = bounded.withoutHigh();
    }
    if (overlaps.compareTo(NOTHING) >= 0) {
      bounded = bounded.withoutLow();
    }
    return isSmall ? bounded : new Figure(bounded.low(), bounded.high(), Double.NaN);
  }
}
