package io.claritytoolbox.plan;

import io.claritytoolbox.history.StoredExport;
import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.Export;
import io.claritytoolbox.model.ExportRequest;
import io.claritytoolbox.model.Period;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Decides how a requirement is met: a pure function of requirement and snapshot. The store answers
 * where it does so well and freshly enough. Else the exports that one or two requests would bring
 * are imagined, and if they meet the requirement better the first is fetched. Else the best that is
 * stored answers, marked stale where it is old.
 */
public final class Planner {
  /** The part of a period's length that its end may lie back without being stale. */
  private static final int FRESHNESS = 12;

  /**
   * How far the days of a past period may lie off its hours: half a day, the nearest day's place.
   */
  private static final Duration PAST_TOLERANCE = Duration.ofHours(12);

  /** Beyond this, what is stored no longer tells of now. */
  private static final Duration OLDEST = Duration.ofDays(30);

  private final Requirement needed;
  private final Snapshot snapshot;
  private final Instant target;
  private final Duration staleAfter;

  private Planner(Requirement needed, Snapshot snapshot) {
    this.needed = needed;
    this.snapshot = snapshot;
    this.target = needed.period().seenFrom(snapshot.now()).to();
    this.staleAfter = staleAfter();
  }

  /** The decision. */
  public static Plan plan(Requirement needed, Snapshot snapshot) {
    return new Planner(needed, snapshot).plan();
  }

  /** What carrying out the decision, and those that follow from it, would cost. */
  public static Cost cost(Requirement needed, Snapshot snapshot) {
    Snapshot then = snapshot;
    Plan plan = plan(needed, then);
    Set<ExportRequest> made = new HashSet<>();
    while (plan instanceof Plan.Fetch fetch && made.add(fetch.request())) {
      then = then.imagineAfter(fetch.request());
      plan = plan(needed, then);
    }
    return new Cost(made.size(), plan instanceof Plan.UseStored);
  }

  private Plan plan() {
    Optional<Cover> fresh = cover(List.of(), staleAfter);
    if (fresh.filter(this::isGoodEnough).isPresent()) {
      return new Plan.UseStored(fresh.get(), false);
    }
    Optional<ExportRequest> request = request(fresh);
    if (request.isPresent()) {
      return new Plan.Fetch(request.get());
    }
    return fresh
        .or(() -> cover(List.of(), farthest()))
        .or(this::coverOfAnotherLength)
        .<Plan>map(cover -> new Plan.UseStored(cover, isStale(cover)))
        .orElseGet(Plan.Nothing::new);
  }

  /** A list can't be cut shorter, but one of other days is better than none. */
  private Optional<Cover> coverOfAnotherLength() {
    if (!needed.isList()) {
      return Optional.empty();
    }
    return IntStream.iterate(Export.MAX_DAYS, days -> days >= 1, days -> days - 1)
        .mapToObj(days -> new CoverSearch(needed.over(days), snapshot.exports(), target))
        .flatMap(search -> search.best(farthest()).stream())
        .min(Comparator.comparing(cover -> cover.age(snapshot.now())));
  }

  /**
   * The first of the fewest requests that would meet the requirement better than what is stored.
   */
  private Optional<ExportRequest> request(Optional<Cover> fresh) {
    for (List<ExportRequest> requests : affordable()) {
      List<StoredExport> imagined = requests.stream().map(snapshot::imagine).toList();
      Optional<Cover> then = cover(imagined, staleAfter);
      if (then.isPresent() && isBetter(then.get(), fresh)) {
        return Optional.of(requests.get(0));
      }
    }
    return Optional.empty();
  }

  /** What could be fetched, cheapest first: one export, or a nested pair that ends in the past. */
  private List<List<ExportRequest>> affordable() {
    List<List<ExportRequest>> affordable = new ArrayList<>();
    Period period = needed.period();
    int available = available();
    if (available >= 1) {
      for (int days = longest(); days >= 1; days--) {
        affordable.add(List.of(request(days)));
      }
    }
    int whole = period.days() + period.endsDaysAgo();
    if (available >= 2 && needed.isPast() && whole <= Export.MAX_DAYS) {
      affordable.add(List.of(request(whole), request(period.endsDaysAgo())));
    }
    return affordable;
  }

  /** A trend is fetched a day at a time: what was missed is for the daily sync to repair. */
  private int longest() {
    Period period = needed.period();
    return needed.isDaily() ? 1 : Math.min(Export.MAX_DAYS, period.days() + period.endsDaysAgo());
  }

  private ExportRequest request(int days) {
    Cube cube = needed.isList() ? needed.cube() : WidestCube.of(needed, days, snapshot);
    return new ExportRequest(cube, days);
  }

  private boolean isBetter(Cover then, Optional<Cover> now) {
    if (now.isEmpty()) {
      return then.isComplete() || needed.isDaily() || needed.period().days() > Export.MAX_DAYS;
    }
    int missing = Integer.compare(then.daysMissing(), now.get().daysMissing());
    boolean fitsBetter = then.fit(needed).compareTo(now.get().fit(needed)) < 0;
    return (missing < 0 && !needed.isDaily()) || (missing == 0 && fitsBetter);
  }

  private boolean isGoodEnough(Cover cover) {
    return cover.isComplete() && cover.fit(needed).isGoodFor(needed);
  }

  private Optional<Cover> cover(List<StoredExport> imagined, Duration distance) {
    List<StoredExport> all = new ArrayList<>(imagined);
    all.addAll(snapshot.exports());
    return new CoverSearch(needed, all, target).best(distance);
  }

  private int available() {
    return snapshot.budget().available(needed.spend());
  }

  private Duration farthest() {
    return needed.isPast() ? PAST_TOLERANCE : OLDEST;
  }

  private boolean isStale(Cover cover) {
    Duration age = Duration.between(cover.window().to(), target);
    return !needed.isPast() && age.compareTo(staleAfter) > 0;
  }

  /**
   * How far from the period's own end an export may end and still answer without being stale: what
   * the caller demands, else a part of the period's length, else, as the budget shrinks, as long as
   * each of the remaining requests has to last until the next budget.
   */
  private Duration staleAfter() {
    if (needed.isPast()) {
      return PAST_TOLERANCE;
    }
    if (needed.maxAge() != null) {
      return needed.maxAge();
    }
    // The last day of a trend is fresh until the daily sync takes the next.
    Duration byLength = Duration.ofDays(needed.period().days()).dividedBy(FRESHNESS);
    Duration ordinary =
        needed.isDaily() ? DailySyncPlan.DUE : Collections.min(List.of(byLength, Cover.DAY));
    Duration untilReset = Duration.between(snapshot.now(), snapshot.budget().state().resetsAt());
    Duration pace = untilReset.dividedBy(Math.max(1, available()));
    return Collections.max(List.of(pace, ordinary));
  }
}
