package io.claritytoolbox.differential;

import io.claritytoolbox.model.Dimension;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * One request that reached the simulated Clarity.
 *
 * @param at when
 * @param dimensions asked for
 * @param days asked for
 * @param status answered with
 * @param dropped the dimensions that the answer lacks
 * @param isCut whether a block of the answer reached 1,000 rows
 */
record Served(
    Instant at,
    Set<Dimension> dimensions,
    int days,
    int status,
    Set<Dimension> dropped,
    boolean isCut) {
  boolean isAnswer() {
    return status == 200 && dropped.isEmpty();
  }

  /**
   * Whether it asked again for what an earlier answer of its day lacked, as far as that answer
   * told: one for no dimension at all tells that some dimension is at fault which no answer has
   * had.
   */
  boolean repeats(Served past, List<Served> earlier, boolean dropsAll) {
    Set<Dimension> told = EnumSet.noneOf(Dimension.class);
    if (past.dropped.isEmpty() || !past.isOfTheDayOf(this)) {
      return false;
    }
    if (!dropsAll) {
      told.addAll(past.dropped);
      told.retainAll(dimensions);
      return !told.isEmpty();
    }
    told.addAll(past.dimensions);
    earlier.stream()
        .filter(other -> other.isAnswer() && other.isOfTheDayOf(this))
        .forEach(answer -> told.removeAll(answer.dimensions));
    return dimensions.containsAll(told);
  }

  private boolean isOfTheDayOf(Served other) {
    return at.truncatedTo(ChronoUnit.DAYS).equals(other.at.truncatedTo(ChronoUnit.DAYS));
  }

  Span span() {
    return Span.endingAt(at, days);
  }

  /** As answers tell of it, to the second. */
  boolean is(Instant fetchedAt, int days, Set<Dimension> dimensions) {
    return isAnswer()
        && at.truncatedTo(ChronoUnit.SECONDS).equals(fetchedAt)
        && this.days == days
        && this.dimensions.equals(dimensions);
  }

  @Override
  public String toString() {
    return at
        + " "
        + days
        + "d "
        + dimensions
        + (isCut ? " cut" : "")
        + (dropped.isEmpty() ? "" : " without " + dropped)
        + (status == 200 ? "" : " " + status);
  }
}
