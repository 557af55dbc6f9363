package io.claritytoolbox.answer;

import io.claritytoolbox.history.StoredExport;
import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.Export;
import io.claritytoolbox.model.ExportRequest;
import io.claritytoolbox.model.Period;
import io.claritytoolbox.plan.Cost;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Decides how a need is met: a pure function of the need and the situation. The store answers where
 * it does so well and freshly enough. Else the exports that one or two requests would bring are
 * imagined, and if they meet the need better the first is bought. Else the best that is stored
 * answers, marked stale where it is old.
 */
final class Planner {
  /** The part of a period's length that its end may lie back without being stale. */
  private static final int FRESHNESS = 12;

  /**
   * How far the days of a past period may lie off its hours: half a day, the nearest day's place.
   */
  private static final Duration PAST_TOLERANCE = Duration.ofHours(12);

  /** Beyond this, what is stored no longer tells of now. */
  private static final Duration OLDEST = Duration.ofDays(30);

  private final Need need;
  private final Situation situation;
  private final Instant target;
  private final Duration tolerance;

  private Planner(Need need, Situation situation) {
    this.need = need;
    this.situation = situation;
    this.target = need.period().seenFrom(situation.now()).to();
    this.tolerance = tolerance();
  }

  /** The decision. */
  static Plan plan(Need need, Situation situation) {
    return new Planner(need, situation).plan();
  }

  /** What carrying out the decision, and those that follow from it, would take. */
  static Cost cost(Need need, Situation situation) {
    Situation then = situation;
    Plan plan = plan(need, then);
    Set<ExportRequest> made = new HashSet<>();
    while (plan instanceof Plan.Buy buy && made.add(buy.request())) {
      then = then.after(buy.request());
      plan = plan(need, then);
    }
    return new Cost(made.size(), plan instanceof Plan.UseStored);
  }

  private Plan plan() {
    Optional<Assembly> fresh = assemble(List.of(), tolerance);
    if (fresh.filter(this::isGoodEnough).isPresent()) {
      return new Plan.UseStored(fresh.get(), false);
    }
    Optional<ExportRequest> purchase = purchase(fresh);
    if (purchase.isPresent()) {
      return new Plan.Buy(purchase.get());
    }
    return fresh
        .or(() -> assemble(List.of(), isPast() ? PAST_TOLERANCE : OLDEST))
        .or(this::otherLength)
        .<Plan>map(assembly -> new Plan.UseStored(assembly, isStale(assembly)))
        .orElseGet(Plan.Nothing::new);
  }

  /** No part of a list can be had, but one of more days is better than none. */
  private Optional<Assembly> otherLength() {
    if (need.shape() != Need.Shape.LIST) {
      return Optional.empty();
    }
    return IntStream.iterate(Export.MAX_DAYS, days -> days >= 1, days -> days - 1)
        .mapToObj(days -> new Assembler(need.over(days), situation.stored(), target))
        .flatMap(assembler -> assembler.best(isPast() ? PAST_TOLERANCE : OLDEST).stream())
        .min(Comparator.comparing(assembly -> assembly.age(situation.now())));
  }

  /** The first of the fewest requests that would meet the need better than what is stored. */
  private Optional<ExportRequest> purchase(Optional<Assembly> fresh) {
    for (List<ExportRequest> requests : purchases()) {
      List<StoredExport> imagined = requests.stream().map(situation::imagine).toList();
      Optional<Assembly> then = assemble(imagined, tolerance);
      if (then.isPresent() && isBetter(then.get(), fresh)) {
        return Optional.of(requests.get(0));
      }
    }
    return Optional.empty();
  }

  /** What could be bought, cheapest first: one export, or a nested pair that ends in the past. */
  private List<List<ExportRequest>> purchases() {
    List<List<ExportRequest>> purchases = new ArrayList<>();
    Period period = need.period();
    if (situation.available() >= 1) {
      for (int days = longest(); days >= 1; days--) {
        purchases.add(List.of(request(days)));
      }
    }
    int whole = period.days() + period.endsDaysAgo();
    if (situation.available() >= 2 && isPast() && whole <= Export.MAX_DAYS) {
      purchases.add(List.of(request(whole), request(period.endsDaysAgo())));
    }
    return purchases;
  }

  /** A trend is bought a day at a time: what was missed is for the routine to repair. */
  private int longest() {
    Period period = need.period();
    return isDaily() ? 1 : Math.min(Export.MAX_DAYS, period.days() + period.endsDaysAgo());
  }

  private ExportRequest request(int days) {
    Cube cube =
        need.shape() == Need.Shape.LIST ? need.cube() : CubeChoice.widest(need, days, situation);
    return new ExportRequest(cube, days);
  }

  private boolean isBetter(Assembly then, Optional<Assembly> now) {
    if (now.isEmpty()) {
      return isComplete(then) || isDaily() || need.period().days() > Export.MAX_DAYS;
    }
    int missing = Integer.compare(then.daysMissing(), now.get().daysMissing());
    boolean fitsBetter = then.fit(need).compareTo(now.get().fit(need)) < 0;
    return (missing < 0 && !isDaily()) || (missing == 0 && fitsBetter);
  }

  private boolean isGoodEnough(Assembly assembly) {
    return isComplete(assembly) && assembly.fit(need).isGoodFor(need);
  }

  private static boolean isComplete(Assembly assembly) {
    return assembly.daysMissing() == 0;
  }

  private Optional<Assembly> assemble(List<StoredExport> imagined, Duration distance) {
    List<StoredExport> all = new ArrayList<>(imagined);
    all.addAll(situation.stored());
    return new Assembler(need, all, target).best(distance);
  }

  private boolean isDaily() {
    return need.shape() == Need.Shape.DAILY;
  }

  private boolean isPast() {
    return need.period().endsDaysAgo() > 0;
  }

  private boolean isStale(Assembly assembly) {
    return !isPast() && Duration.between(assembly.window().to(), target).compareTo(tolerance) > 0;
  }

  /** How far from the period's own end an export may end and still answer without more ado. */
  private Duration tolerance() {
    if (isPast()) {
      return PAST_TOLERANCE;
    }
    if (need.maxAge() != null) {
      return need.maxAge();
    }
    // The last day of a trend is fresh until the routine takes the next.
    Duration byLength = Duration.ofDays(need.period().days()).dividedBy(FRESHNESS);
    Duration ordinary = isDaily() ? Routine.DUE : min(byLength, Duration.ofDays(1));
    Duration pace = situation.pace();
    return pace.compareTo(ordinary) > 0 ? pace : ordinary;
  }

  private static Duration min(Duration one, Duration other) {
    return one.compareTo(other) <= 0 ? one : other;
  }
}
