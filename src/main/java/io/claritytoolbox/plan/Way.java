package io.claritytoolbox.plan;

import java.time.Duration;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A way of {@link CoverSearch} from the anchor back to some day, by pieces and missing days.
 *
 * @param sum what is known of the sum of its pieces
 * @param before the way to the day after; null at the anchor
 * @param piece the last piece; null if the day is missing
 */
record Way(Price price, Piece.Sum sum, @Nullable Way before, @Nullable Piece piece) {
  static final Way START = new Way(Price.NOTHING, Piece.Sum.KNOWN, null, null);

  Way with(Step step) {
    Piece.Sum both = sum.with(step.sum());
    Piece.Sum across = leavesAGapBefore(step.piece()) ? both.withoutBound() : both;
    return new Way(price.plus(step.price()), across, this, step.piece());
  }

  /**
   * @param day how many days the way has
   */
  Way missingOne(int day) {
    boolean hasGap = piece != null && beginsLate(piece, day);
    return new Way(price.plus(Price.ONE_MISSING), hasGap ? sum.withoutBound() : sum, this, null);
  }

  private boolean beginsLate(Piece oldest, int day) {
    Piece newest = oldest;
    for (Way at = before; at != null; at = at.before) {
      newest = at.piece == null ? newest : at.piece;
    }
    Duration length = Duration.between(oldest.window().from(), newest.window().to());
    return Cover.DAY.multipliedBy(day).minus(length).compareTo(Cover.SEAM) >= 0;
  }

  private boolean leavesAGapBefore(Piece older) {
    int missing = 0;
    Way at = this;
    while (at.piece == null && at.before != null) {
      missing++;
      at = at.before;
    }
    if (at.piece == null) {
      return false;
    }
    Duration apart = Duration.between(older.window().to(), at.piece.window().from());
    return apart.minus(Cover.DAY.multipliedBy(missing)).compareTo(Cover.SEAM) >= 0;
  }

  /** A piece of a way. */
  record Step(Piece piece, Price price, Piece.Sum sum) {}

  /** The price of a way, compared from left to right. */
  record Price(int missing, int misfit, long distance, int pieces, long off)
      implements Comparable<Price> {
    /** A difference gives bounds of sessions, so exact sums of many days are better. */
    private static final int SUBTRACTION = 100;

    private static final Price NOTHING = new Price(0, 0, 0, 0, 0);
    static final Price ONE_MISSING = new Price(1, 0, 0, 0, 0);

    /** The minutes of the period that are not covered. */
    long lost() {
      return missing * Cover.DAY.toMinutes() + distance;
    }

    /**
     * @param late how far the newest piece ends from the period's end; zero for others
     * @param off how far the piece ends from its place
     */
    static Price of(Fit fit, Piece piece, Duration late, Duration off) {
      int subtraction = piece.isSubtracted() ? 1 : 0;
      int misfit = Math.max(misfit(fit), SUBTRACTION * subtraction);
      return new Price(0, misfit, late.toMinutes(), 1 + subtraction, off.toSeconds());
    }

    /**
     * One piece of a worse kind outweighs ninety of a better one. A sum of days is also a misfit: a
     * session across a seam counts twice.
     */
    private static int misfit(Fit fit) {
      return switch (fit) {
        case SAME -> 1;
        case MERGED -> 2;
        case CUT -> 200;
        case OVER_ADDRESSES -> 20_000;
        case CUT_AND_MERGED -> 2_000_000;
      };
    }

    Price plus(Price other) {
      return new Price(
          missing + other.missing,
          misfit + other.misfit,
          distance + other.distance,
          pieces + other.pieces,
          off + other.off);
    }

    @Override
    public int compareTo(Price other) {
      return Comparator.comparingInt(Price::missing)
          .thenComparingInt(Price::misfit)
          .thenComparingLong(Price::distance)
          .thenComparingInt(Price::pieces)
          .thenComparingLong(Price::off)
          .compare(this, other);
    }
  }
}
