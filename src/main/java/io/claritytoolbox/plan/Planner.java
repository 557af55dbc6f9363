package io.claritytoolbox.plan;

import io.claritytoolbox.history.StoredExport;
import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Export;
import io.claritytoolbox.model.ExportRequest;
import io.claritytoolbox.model.Period;
import io.claritytoolbox.model.Spend;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Decides how a requirement is met: a pure function of requirement and snapshot. The store answers
 * where it does so well and freshly enough. Else the exports that one or two requests would bring
 * are imagined, and if they meet the requirement better the first is fetched. Else the nearest that
 * is stored answers, marked stale where it is old.
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
    this.target = needed.period().seenFrom(snapshot.asOf()).to();
    this.staleAfter = staleAfter();
  }

  /** The decision. */
  public static Plan plan(Requirement needed, Snapshot snapshot) {
    return new Planner(needed, snapshot).plan();
  }

  /**
   * Whether the store answers a question about now so well that no request would be made; some that
   * are free all the same are not told.
   */
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

  /** What carrying out the decision, and those that follow from it, would cost. */
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
      return new Plan.UseStored(nearer(fresh.get()), false);
    }
    Optional<List<ExportRequest>> requests = requests(fresh);
    if (requests.isPresent()) {
      return new Plan.Fetch(requests.get());
    }
    return fresh
        .map(this::nearer)
        .map(this::orTellingMore)
        .or(() -> search(List.of()).nearest(farthest(), staleAfter))
        .or(this::coverOfAnotherLength)
        .<Plan>map(cover -> new Plan.UseStored(cover, isStale(cover)))
        .orElseGet(Plan.Nothing::new);
  }

  /**
   * Who accepts an age that is more than we would call fresh still wants the newest: beyond what we
   * would, time counts before fit.
   */
  private Cover nearer(Cover fresh) {
    Duration usual = usuallyStaleAfter();
    return staleAfter.compareTo(usual) > 0
        ? search(List.of()).nearest(staleAfter, usual).orElse(fresh)
        : fresh;
  }

  /**
   * What is fresh may lack days, or hold pages that don't add up to the sessions asked for. Then an
   * older cover that adds up is better, if it tells of more of the hours asked for: of at least
   * half of them if the fresh one tells of all.
   */
  private Cover orTellingMore(Cover fresh) {
    boolean byPage = needed.cube().has(Dimension.URL);
    if (needed.isDaily() || byPage || (fresh.isComplete() && fresh.fit(needed).addsUp())) {
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
        .filter(older -> told(older).compareTo(least) > 0)
        .orElse(fresh);
  }

  /** How much of the time asked for a cover tells of. */
  private Duration told(Cover cover) {
    Duration off = Duration.between(cover.window().to(), target).abs();
    return Cover.DAY.multipliedBy(cover.daysCovered()).minus(off);
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

  /** The fewest requests that would meet the requirement better than what is stored. */
  private Optional<List<ExportRequest>> requests(Optional<Cover> fresh) {
    for (List<ExportRequest> requests : affordable()) {
      List<StoredExport> imagined = requests.stream().map(snapshot::imagine).toList();
      Optional<Cover> then = search(imagined).best(staleAfter);
      if (then.isPresent() && isBetter(then.get(), fresh)) {
        return Optional.of(requests);
      }
    }
    return Optional.empty();
  }

  /** What could be fetched, cheapest first: one export, or nested ones that end in the past. */
  private List<List<ExportRequest>> affordable() {
    int available = available();
    if (available < 1 || snapshot.isKnownDropped(needed.cube())) {
      return List.of();
    }
    List<List<ExportRequest>> possible = new ArrayList<>();
    if (needed.isPast() && !needed.isList()) {
      possible.addAll(nested());
    }
    for (int days = longest(); days >= 1; days--) {
      possible.add(List.of(new ExportRequest(cube(days), days)));
    }
    return possible.stream()
        .filter(requests -> requests.size() <= available)
        .sorted(Comparator.comparingInt(List::size))
        .toList();
  }

  /**
   * Nested exports of one cube, those of them that aren't at hand, the longest first, which tells
   * soonest that they come back cut. A trend can show a single day by itself, so that goes first.
   */
  private List<List<ExportRequest>> nested() {
    int shortest = needed.period().endsDaysAgo();
    int longest = Math.min(Export.MAX_DAYS, shortest + needed.period().days());
    Set<List<ExportRequest>> possible = new LinkedHashSet<>();
    for (Cube cube : longest > shortest ? cubesForNested(longest) : Set.<Cube>of()) {
      for (int days = longest; days > shortest && needed.isDaily(); days--) {
        possible.add(notAtHand(cube, inTurn(days - 1, days)));
      }
      possible.add(
          notAtHand(
              cube,
              needed.isDaily() ? inTurn(shortest, longest) : IntStream.of(longest, shortest)));
    }
    possible.removeIf(List::isEmpty);
    return List.copyOf(possible);
  }

  private static IntStream inTurn(int shortest, int longest) {
    return shortest == 1
        ? IntStream.rangeClosed(shortest, longest)
        : IntStream.iterate(longest, days -> days >= shortest, days -> days - 1);
  }

  /** Those of which a part was just taken, then the widest. */
  private Set<Cube> cubesForNested(int days) {
    Set<Cube> cubes = new LinkedHashSet<>();
    snapshot.exports().stream()
        .filter(this::isAtHand)
        .map(StoredExport::cube)
        .filter(cube -> cube.contains(needed.cube()))
        .filter(cube -> cube.has(Dimension.URL) == needed.cube().has(Dimension.URL))
        .filter(cube -> isGoodEnough(new ExportRequest(cube, days)))
        .forEach(cubes::add);
    cubes.add(WidestCube.ofNested(needed, days, snapshot));
    return cubes;
  }

  private List<ExportRequest> notAtHand(Cube cube, IntStream lengths) {
    return lengths
        .mapToObj(days -> new ExportRequest(cube, days))
        .filter(request -> snapshot.exports().stream().noneMatch(each -> isAtHand(each, request)))
        .toList();
  }

  private boolean isAtHand(StoredExport export, ExportRequest request) {
    return isAtHand(export)
        && export.cube().equals(request.cube())
        && export.days() == request.days();
  }

  /** Whether an export made now could be taken away from one, or it from that. */
  private boolean isAtHand(StoredExport export) {
    Duration ago = Duration.between(export.takenAt(), snapshot.asOf()).abs();
    return !export.mayBeCut() && ago.compareTo(Piece.TOGETHER) <= 0;
  }

  /** A trend is fetched a day at a time: what was missed is for the daily sync to repair. */
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

  private boolean reachesTooFarBack() {
    return needed.period().days() + needed.period().endsDaysAgo() > Export.MAX_DAYS;
  }

  /** Whether no request would be spent for a better fit than that of an export. */
  private boolean isGoodEnough(ExportRequest request) {
    return Fit.of(snapshot.imagine(request), needed).isGoodFor(needed);
  }

  private boolean isGoodEnough(Cover cover) {
    return cover.isComplete() && cover.fit(needed).isGoodFor(needed);
  }

  private CoverSearch search(List<StoredExport> imagined) {
    List<StoredExport> all = new ArrayList<>(imagined);
    all.addAll(snapshot.exports());
    return new CoverSearch(needed, all, target);
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
   * each of the remaining requests has to last until the next budget, whether or not the caller
   * would spend one.
   */
  private Duration staleAfter() {
    if (needed.isPast()) {
      return PAST_TOLERANCE;
    }
    return needed.maxAge() == null ? usuallyStaleAfter() : needed.maxAge();
  }

  private Duration usuallyStaleAfter() {
    if (needed.isPast()) {
      return PAST_TOLERANCE;
    }
    // The last day of a trend is fresh until the daily sync takes the next.
    Duration byLength = Duration.ofDays(needed.period().days()).dividedBy(FRESHNESS);
    Duration ordinary =
        needed.isDaily() ? Routine.DUE : Collections.min(List.of(byLength, Cover.DAY));
    Duration untilReset = Duration.between(snapshot.now(), snapshot.budget().state().resetsAt());
    int available = snapshot.budget().available(Spend.AUTO);
    Duration pace = untilReset.dividedBy(Math.max(1, available));
    return Collections.max(List.of(pace, ordinary));
  }
}
