package io.claritytoolbox.judge;

import io.claritytoolbox.insight.Changes;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Window;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The changes between the current days and the days before.
 *
 * @param usual the days of most breakdowns
 * @param others the days of breakdowns whose exports are of other days or hours
 * @param days the number of stored current days
 * @param baselineDays the number of stored days before
 */
public record ChangesAnswer(
    Days usual,
    Map<Set<Dimension>, Days> others,
    int days,
    int baselineDays,
    Changes.Result result,
    Judgement.Basis basis) {
  public ChangesAnswer {
    others = Map.copyOf(others);
  }

  /**
   * The days of one breakdown.
   *
   * @param window the current days
   * @param before the days before
   * @param missing the days, current or before, that are not stored by this breakdown
   */
  public record Days(Window window, Window before, List<LocalDate> missing) {
    public Days {
      missing = List.copyOf(missing);
    }
  }

  /** The days of a group if they are not those of the answer. */
  public Optional<Days> otherDays(Map<Dimension, String> group) {
    return Optional.ofNullable(others.get(group.keySet()));
  }
}
