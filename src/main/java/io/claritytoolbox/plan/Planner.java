package io.claritytoolbox.plan;

import io.claritytoolbox.history.StoredExport;
import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.Export;
import io.claritytoolbox.model.ExportRequest;
import io.claritytoolbox.model.Period;
import io.claritytoolbox.model.Spend;
import io.claritytoolbox.model.Window;
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
 * Decides how to meet a requirement: a pure function of requirement and snapshot. It uses the store
 * if that answers well and is fresh. Otherwise it imagines the exports of one or two requests, and
 * fetches if they meet the requirement better. Otherwise it uses the nearest stored exports, marked
 * stale if old.
 */
public final class Planner {
  /** The staleness limit of a period is its length divided by this. */
  private static final int FRESHNESS = 12;

  /** How far the days of a past period may be off: to the nearest day. */
  private static final Duration PAST_TOLERANCE = Duration.ofHours(12);

  /** Older exports don't tell of now. */
  private static final Duration OLDEST = Duration.ofDays(30);

  private final Requirement needed;
  private final Snapshot snapshot;
  private final Instant target;
  private final Duration staleAfter;

  private Planner(Requirement needed, Snapshot snapshot) {
    this.needed = needed;
    this.snapshot = snapshot;
    this.target = needed.period().seenFrom(snapshot.asOf()).to();
    this.staleAfter = staleAfter();
  }

  public static Plan plan(Requirement needed, Snapshot snapshot) {
    return new Planner(needed, snapshot).plan();
  }

  /** Whether a question about now needs no request. It may miss some that are free. */
  public static boolean isFree(Requirement needed, Snapshot snapshot) {
    Planner planner = new Planner(needed, snapshot);
    Instant oldest = planner.target.minus(needed.reach());
    List<StoredExport> near =
        snapshot.exports().stream().filter(each -> each.takenAt().isAfter(oldest)).toList();
    return new CoverSearch(needed, near, planner.target)
        .best(planner.staleAfter)
        .filter(planner::isGoodEnough)
        .isPresent();
  }

  /** Whether the store has all days of a question, fresh or not. */
  public static boolean isStored(Requirement needed, Snapshot snapshot) {
    return plan(needed.withoutSpending(), snapshot) instanceof Plan.UseStored stored
        && stored.cover().isComplete();
  }

  /** The cost of carrying out the plan and those that follow from it. */
  public static Cost cost(Requirement needed, Snapshot snapshot) {
    Snapshot then = snapshot;
    Plan plan = plan(needed, then);
    Set<ExportRequest> made = new HashSet<>();
    while (plan instanceof Plan.Fetch fetch) {
      if (fetch.isWithinReason(made.size()) && made.add(fetch.request())) {
        then = then.imagineAfter(fetch.request());
        plan = plan(needed, then);
      } else {
        plan = plan(needed.withoutSpending(), then);
      }
    }
    return new Cost(made.size(), plan instanceof Plan.UseStored);
  }

  private Plan plan() {
    Optional<Cover> fresh = search(List.of()).best(staleAfter);
    if (fresh.filter(this::isGoodEnough).isPresent()) {
      return new Plan.UseStored(orTellingMore(nearer(fresh.get())), false);
    }
    Optional<List<ExportRequest>> requests = requests(fresh);
    if (requests.isPresent()) {
      return new Plan.Fetch(requests.get());
    }
    return fresh
        .map(this::nearer)
        .map(this::orTellingMore)
        .or(() -> search(List.of()).nearest(farthest(), staleAfter))
        .or(this::trendByDates)
        .or(this::coverOfAnotherLength)
        .<Plan>map(cover -> new Plan.UseStored(cover, isStale(cover)))
        .orElseGet(Plan.Nothing::new);
  }

  /**
   * If the caller accepts more than our usual age, the newest still comes first: beyond the usual
   * age, time counts before fit.
   */
  private Cover nearer(Cover fresh) {
    Duration usual = usuallyStaleAfter();
    return staleAfter.compareTo(usual) > 0
        ? search(List.of()).nearest(staleAfter, usual).orElse(fresh)
        : fresh;
  }

  /**
   * A fresh cover may lack days, or count pages that don't add up to the sessions asked for. An
   * older one that adds up and lacks no more days is better if it covers more of the time asked
   * for; at least half of it if the fresh one is complete.
   */
  private Cover orTellingMore(Cover fresh) {
    if (needed.isDaily() || (fresh.isComplete() && fresh.fit(needed).addsUp())) {
      return fresh;
    }
    List<StoredExport> addingUp =
        snapshot.exports().stream().filter(each -> Fit.of(each, needed).addsUp()).toList();
    Duration least =
        fresh.isComplete()
            ? Cover.DAY.multipliedBy(needed.period().days()).dividedBy(2)
            : told(fresh);
    return new CoverSearch(needed, addingUp, target)
        .nearest(farthest(), staleAfter)
        .filter(older -> older.daysMissing() <= fresh.daysMissing())
        .filter(older -> told(older).compareTo(least) > 0)
        .orElse(fresh);
  }

  /** How much of the time asked for is covered. */
  private Duration told(Cover cover) {
    Duration off = Duration.between(cover.window().to(), target).abs();
    return Cover.DAY.multipliedBy(cover.daysCovered()).minus(off);
  }

  /** A past trend shows the dates that it has, also if its newest are missing. */
  private Optional<Cover> trendByDates() {
    return IntStream.range(0, needed.isDaily() && needed.isPast() ? needed.period().days() : 0)
        .boxed()
        .flatMap(missing -> withoutNewest(missing).stream())
        .findFirst();
  }

  private Optional<Cover> withoutNewest(int missing) {
    Period period = needed.period();
    Period rest = new Period(period.days() - missing, period.endsDaysAgo() + missing);
    Instant end = rest.seenFrom(snapshot.asOf()).to();
    return new CoverSearch(needed.about(rest), snapshot.exports(), end)
        .endingOn(Window.endingAt(end, 1).date())
        .map(cover -> cover.followedByMissing(missing));
  }

  /** A list can't be shortened, but one of other days is better than none. */
  private Optional<Cover> coverOfAnotherLength() {
    if (!needed.isList()) {
      return Optional.empty();
    }
    return IntStream.iterate(Export.MAX_DAYS, days -> days >= 1, days -> days - 1)
        .mapToObj(days -> new CoverSearch(needed.over(days), snapshot.exports(), target))
        .flatMap(search -> search.best(farthest()).stream())
        .min(Comparator.comparing(cover -> cover.age(snapshot.now())));
  }

  /** The fewest requests that would meet the requirement better than the store. */
  private Optional<List<ExportRequest>> requests(Optional<Cover> fresh) {
    for (List<ExportRequest> requests : affordable()) {
      List<StoredExport> imagined = requests.stream().map(snapshot::imagine).toList();
      Optional<Cover> then = search(imagined).best(staleAfter);
      boolean usesThem = then.filter(cover -> cover.exports().containsAll(imagined)).isPresent();
      if (usesThem && isBetter(then.get(), fresh) && isUsed(then.get())) {
        return Optional.of(requests);
      }
    }
    return Optional.empty();
  }

  /** Possible requests, cheapest first: one export, or nested ones for a past period. */
  private List<List<ExportRequest>> affordable() {
    int available = snapshot.budget().available(needed.spend());
    if (available < 1 || snapshot.isKnownDropped(needed.cube())) {
      return List.of();
    }
    List<List<ExportRequest>> possible = new ArrayList<>();
    if (needed.isPast() && !needed.isList()) {
      possible.addAll(new NestedRequests(needed, snapshot).possible());
    }
    for (int days = longest(); days >= 1; days--) {
      possible.add(List.of(new ExportRequest(cube(days), days)));
    }
    return possible.stream()
        .filter(requests -> requests.size() <= available)
        .sorted(Comparator.comparingInt(List::size))
        .toList();
  }

  /** A trend fetches one day; the daily sync repairs missed ones. */
  private int longest() {
    Period period = needed.period();
    return needed.isDaily() ? 1 : Math.min(Export.MAX_DAYS, period.days() + period.endsDaysAgo());
  }

  private Cube cube(int days) {
    return needed.isList() ? needed.cube() : WidestCube.of(needed, days, snapshot);
  }

  private boolean isBetter(Cover then, Optional<Cover> now) {
    if (now.isEmpty()) {
      return then.isComplete() || needed.isDaily() || reachesTooFarBack();
    }
    int missing = Integer.compare(then.daysMissing(), now.get().daysMissing());
    boolean fitsBetter = then.fit(needed).compareTo(now.get().fit(needed)) < 0;
    boolean mayFill = !needed.isDaily() || (needed.isPast() && then.isComplete());
    return (missing < 0 && mayFill) || (missing == 0 && fitsBetter);
  }

  /** Whether no older cover tells more than what would be bought. */
  private boolean isUsed(Cover bought) {
    return isGoodEnough(bought) || orTellingMore(bought).equals(bought);
  }

  private boolean reachesTooFarBack() {
    return needed.period().days() + needed.period().endsDaysAgo() > Export.MAX_DAYS;
  }

  /** Whether no request is worth a better fit. */
  private boolean isGoodEnough(Cover cover) {
    return cover.isComplete() && cover.fit(needed).isGoodFor(needed);
  }

  private CoverSearch search(List<StoredExport> imagined) {
    List<StoredExport> all = new ArrayList<>(imagined);
    all.addAll(snapshot.exports());
    return new CoverSearch(needed, all, target);
  }

  private Duration farthest() {
    return needed.isPast() ? PAST_TOLERANCE : OLDEST;
  }

  private boolean isStale(Cover cover) {
    Duration age = Duration.between(cover.window().to(), target);
    return !needed.isPast() && age.compareTo(staleAfter) > 0;
  }

  /**
   * The staleness limit: how far from the period's end an export may end and still be fresh. It is
   * what the caller demands, or a part of the period's length, or, as the budget shrinks, the time
   * that each remaining request has to last.
   */
  private Duration staleAfter() {
    Duration maxAge = needed.maxAge();
    return maxAge == null || needed.isPast() ? usuallyStaleAfter() : maxAge;
  }

  private Duration usuallyStaleAfter() {
    if (needed.isPast()) {
      return PAST_TOLERANCE;
    }
    // The last day of a trend is fresh until the next daily sync.
    Duration byLength = Duration.ofDays(needed.period().days()).dividedBy(FRESHNESS);
    Duration ordinary =
        needed.isDaily() ? Routine.DUE : Collections.min(List.of(byLength, Cover.DAY));
    Duration untilReset = Duration.between(snapshot.now(), snapshot.budget().state().resetsAt());
    int available = snapshot.budget().available(Spend.AUTO);
    Duration pace = untilReset.dividedBy(Math.max(1, available));
    return Collections.max(List.of(pace, ordinary));
  }
}
