package io.claritytoolbox.differential;

import io.claritytoolbox.model.Dimension;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A request that reached the simulated Clarity.
 *
 * @param at its time
 * @param dimensions the requested dimensions
 * @param days the requested days
 * @param status of the response
 * @param dropped the dimensions that the response lacks
 * @param isCut whether a block of the response reached 1,000 rows
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
   * Whether it repeated a request for a dimension that an earlier response of the day lacked, as
   * far as that response showed it. A response without any dimension shows only that one of those
   * that never worked is dropped.
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

  /** Whether it is the export in an answer, to the second. */
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
