package io.claritytoolbox.spend;

import io.claritytoolbox.history.StoredExport;
import io.claritytoolbox.model.Period;
import io.claritytoolbox.plan.Plan;
import io.claritytoolbox.plan.Planner;
import io.claritytoolbox.plan.Requirement;
import io.claritytoolbox.plan.Snapshot;
import java.util.Collections;
import java.util.Comparator;
import java.util.Optional;

/**
 * How far a requirement was met.
 *
 * @param needed what was required
 * @param plan the last one; to fetch only where nobody waits any more
 * @param snapshot which it was made from
 * @param spent what that took
 */
public record Met(Requirement needed, Plan plan, Snapshot snapshot, Spent spent) {
  /**
   * Where requests were spent on a past period and nothing answers it, what answers the days up to
   * now that they brought; empty where nothing does.
   */
  public Optional<Met> ofWhatWasBought() {
    return spent.bought().keySet().stream()
        .sorted(Comparator.comparing(StoredExport::takenAt).reversed())
        .filter(any -> plan instanceof Plan.Nothing)
        .map(export -> needed.about(new Period(export.days(), 0)).withoutSpending())
        .map(other -> new Met(other, Planner.plan(other, snapshot), snapshot, spent))
        .filter(Met::restsOnWhatWasBought)
        .findFirst();
  }

  private boolean restsOnWhatWasBought() {
    return plan instanceof Plan.UseStored stored
        && !Collections.disjoint(stored.cover().exports(), spent.bought().keySet());
  }
}
