package io.claritytoolbox.spend;

import io.claritytoolbox.history.StoredExport;
import io.claritytoolbox.model.Export;
import io.claritytoolbox.model.Period;
import io.claritytoolbox.plan.Plan;
import io.claritytoolbox.plan.Planner;
import io.claritytoolbox.plan.Requirement;
import io.claritytoolbox.plan.Snapshot;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a requirement was met.
 *
 * @param plan the last plan; to fetch only if the caller is gone
 * @param snapshot that it was made from
 * @param spent what that took
 */
public record Met(Requirement needed, Plan plan, Snapshot snapshot, Spent spent) {
  /** The plan for a requirement, before anything is spent on it. */
  static Met planned(Requirement needed, Snapshot snapshot) {
    return planned(needed, snapshot, Spent.NOTHING);
  }

  private static Met planned(Requirement needed, Snapshot snapshot, Spent spent) {
    return new Met(needed, Planner.plan(needed, snapshot), snapshot, spent);
  }

  Met with(Snapshot next) {
    return planned(needed, next, spent);
  }

  Met after(PaidFetch.Bought bought) {
    return planned(needed, bought.next(), spent.plus(bought));
  }

  Met after(PaidFetch.Failed failed) {
    return planned(needed, failed.next(), spent.plus(failed));
  }

  /** Plans without spending more. */
  Met forFree() {
    return new Met(needed, Planner.plan(needed.withoutSpending(), snapshot), snapshot, spent);
  }

  Met forFree(String why) {
    return new Met(needed, plan, snapshot, spent.ending(why)).forFree();
  }

  /**
   * If requests were spent on a past period and nothing answers it, what answers the days up to now
   * that they brought.
   */
  public Optional<Met> ofWhatWasBought() {
    return spent.bought().keySet().stream()
        .sorted(Comparator.comparing(StoredExport::takenAt).reversed())
        .filter(any -> plan instanceof Plan.Nothing)
        .map(export -> needed.about(new Period(export.days(), 0)).withoutSpending())
        .map(other -> planned(other, snapshot, spent))
        .filter(Met::restsOnWhatWasBought)
        .findFirst();
  }

  private boolean restsOnWhatWasBought() {
    return plan instanceof Plan.UseStored stored
        && !Collections.disjoint(stored.cover().exports(), spent.bought().keySet());
  }

  /**
   * What a question has spent and bought.
   *
   * @param bought exports, whose rows need no reading
   * @param lastFailure why the last request brought nothing; null if it succeeded
   * @param mayGoOn whether another request may be made
   */
  public record Spent(
      int requests,
      Map<StoredExport, Export> bought,
      List<String> warnings,
      @Nullable String lastFailure,
      boolean mayGoOn) {
    static final Spent NOTHING = new Spent(0, Map.of(), List.of(), null, true);

    public Spent {
      bought = Map.copyOf(bought);
      warnings = List.copyOf(warnings);
    }

    public Optional<String> failure() {
      return Optional.ofNullable(lastFailure);
    }

    private Spent ending(String why) {
      return new Spent(requests, bought, warnings, failure().orElse(why), false);
    }

    private Spent plus(PaidFetch.Bought purchase) {
      Map<StoredExport, Export> all = new HashMap<>(bought);
      all.put(purchase.stored(), purchase.export());
      List<String> said = Stream.of(warnings, purchase.warnings()).flatMap(List::stream).toList();
      return new Spent(requests + purchase.requests(), all, said, null, true);
    }

    /** Only a dropped dimension is worth another request, without it. */
    private Spent plus(PaidFetch.Failed failed) {
      int all = requests + failed.requests();
      return new Spent(all, bought, warnings, failed.sentence(), !failed.dropped().isEmpty());
    }
  }
}
