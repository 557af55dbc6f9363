package io.claritytoolbox.plan;

import java.time.Duration;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A way of {@link CoverSearch} from the anchor back to some day, by pieces and missing days.
 *
 * @param before the way to the day after; null at the anchor
 * @param piece the last piece; null if the day is missing
 */
record Way(Price price, @Nullable Way before, @Nullable Piece piece) {
  static Way from(Duration anchor) {
    return new Way(Price.ofAnchor(anchor), null, null);
  }

  Way with(Step step) {
    return new Way(price.plus(step.price()), this, step.piece());
  }

  Way missingOne() {
    return new Way(price.plus(Price.ONE_MISSING), this, null);
  }

  /** A piece of a way. */
  record Step(Piece piece, Price price) {}

  /** The price of a way, compared from left to right. */
  record Price(int missing, int misfit, long distance, int pieces, long off)
      implements Comparable<Price> {
    /** A difference gives bounds of sessions, so exact sums of many days are better. */
    private static final int SUBTRACTION = 100;

    static final Price ONE_MISSING = new Price(1, 0, 0, 0, 0);

    /** The minutes of the period that are not covered. */
    long lost() {
      return missing * Cover.DAY.toMinutes() + distance;
    }

    private static Price ofAnchor(Duration distance) {
      return new Price(0, 0, distance.toMinutes(), 0, 0);
    }

    static Price of(Fit fit, Piece piece, Duration off) {
      int subtraction = piece.isSubtracted() ? 1 : 0;
      int misfit = Math.max(misfit(fit), SUBTRACTION * subtraction);
      return new Price(0, misfit, 0, 1 + subtraction, off.toSeconds());
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
