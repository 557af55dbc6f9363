package io.claritytoolbox.plan;

import io.claritytoolbox.history.StoredExport;
import io.claritytoolbox.model.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Finds the best cover of a period. The period is divided into days of 24 hours back from an
 * anchor: the period's end, or the end of an export near it. An export belongs to the day whose end
 * is nearest; in a trend, to the date of most of its hours. The search prefers fewer missing days,
 * then the better fit, the nearer anchor, fewer pieces, and smaller seams. It passes over days that
 * would leave nothing known of the sum.
 */
final class CoverSearch {
  /** How far a piece may end from its place among days that are added up. */
  private static final Duration SEAM = Duration.ofHours(2);

  /** How many anchors are tried; more would give the same days at other minutes. */
  private static final int ANCHORS = 24;

  private final Requirement needed;
  private final Instant target;
  private final List<Piece> stored;

  /** Those of the stored that tell something. */
  private final List<Piece> pieces;

  /**
   * @param stored every export that may serve
   * @param target the end of the period
   */
  CoverSearch(Requirement needed, List<StoredExport> stored, Instant target) {
    this.needed = needed;
    this.target = target;
    this.stored = pieces(stored.stream().filter(this::serves).toList());
    this.pieces = this.stored.stream().filter(piece -> piece.tells(needed)).toList();
  }

  /** The best cover that ends within a distance of the period's end. */
  Optional<Cover> best(Duration distance) {
    return ways(distance).stream().min(Comparator.comparing(Way::price)).map(this::cover);
  }

  /**
   * The best of the covers that lose about as little of the period as any, by days that they lack
   * and hours that they end off it: time counts before fit.
   *
   * @param distance the farthest that answers
   * @param tolerance how much farther than the nearest counts as near
   */
  Optional<Cover> nearest(Duration distance, Duration tolerance) {
    List<Way> ways = ways(distance);
    return ways.stream()
        .map(Way::price)
        .min(Comparator.comparingLong(Way.Price::lost).thenComparing(Way.Price::distance))
        .flatMap(
            nearest ->
                ways.stream()
                    .filter(way -> way.price().missing() == nearest.missing())
                    .filter(
                        way -> way.price().distance() <= nearest.distance() + tolerance.toMinutes())
                    .min(Comparator.comparing(Way::price)))
        .map(this::cover);
  }

  /** The best of the covers whose last day has a date. */
  Optional<Cover> endingOn(LocalDate date) {
    return ends()
        .filter(end -> Window.endingAt(end, 1).date().equals(date))
        .flatMap(anchor -> shortestWay(anchor, Cover.DAY).stream())
        .min(Comparator.comparing(Way::price))
        .map(this::cover);
  }

  private Stream<Instant> ends() {
    return pieces.stream().map(piece -> piece.window().to()).distinct();
  }

  private List<Way> ways(Duration distance) {
    return Stream.concat(ends(), Stream.of(target))
        .filter(end -> distance(end).compareTo(distance) <= 0)
        .sorted(Comparator.comparing(this::distance))
        .limit(ANCHORS)
        .flatMap(anchor -> shortestWay(anchor, distance).stream())
        .toList();
  }

  private boolean serves(StoredExport export) {
    return needed.isList()
        ? export.cube().equals(needed.cube())
        : export.cube().contains(needed.cube());
  }

  private List<Piece> pieces(List<StoredExport> serving) {
    List<Piece> found = new ArrayList<>();
    serving.forEach(whole -> found.add(Piece.of(whole)));
    if (needed.isList()) {
      return found;
    }
    List<StoredExport> byTime =
        serving.stream().sorted(Comparator.comparing(StoredExport::takenAt)).toList();
    for (int index = 0; index < byTime.size(); index++) {
      addNested(byTime.subList(index, byTime.size()), found);
    }
    found.removeIf(piece -> needed.isDaily() && piece.days() > 1);
    return found;
  }

  /** Adds the differences of the first export and those taken together with it. */
  private static void addNested(List<StoredExport> byTime, List<Piece> found) {
    StoredExport first = byTime.get(0);
    Instant last = first.takenAt().plus(Piece.TOGETHER);
    for (StoredExport other : byTime) {
      if (other.takenAt().isAfter(last)) {
        return;
      }
      if (Piece.areNested(first, other)) {
        found.add(new Piece(first, other));
      } else if (Piece.areNested(other, first)) {
        found.add(new Piece(other, first));
      }
    }
  }

  private Duration distance(Instant end) {
    return Duration.between(end, target).abs();
  }

  private Optional<Way> shortestWay(Instant anchor, Duration distance) {
    List<List<Way.Step>> steps = steps(anchor, pieces);
    steps.get(0).removeIf(step -> distance(step.piece().window().to()).compareTo(distance) > 0);
    return shortestWay(steps, this::isTold);
  }

  private static Optional<Way> shortestWay(List<List<Way.Step>> steps, Predicate<Way> allowed) {
    int days = steps.size();
    List<Map<Piece.Sum, Way>> best = new ArrayList<>();
    for (int day = 0; day <= days; day++) {
      best.add(new HashMap<>());
    }
    best.get(0).put(Piece.Sum.KNOWN, Way.START);
    for (int day = 0; day < days; day++) {
      for (Way here : best.get(day).values()) {
        for (Way.Step step : steps.get(day)) {
          Way further = here.with(step);
          if (day == 0 || allowed.test(further)) {
            improve(best.get(day + step.piece().days()), further);
          }
        }
        if (day > 0) {
          improve(best.get(day + 1), here.missingOne(day));
        }
      }
    }
    return best.get(days).values().stream().min(Comparator.comparing(Way::price));
  }

  /** Whether the sum of its pieces tells something. Of events it always does. */
  private boolean isTold(Way way) {
    return needed.isDaily() || needed.isList() || needed.asksForEvents() || way.sum().isKnown();
  }

  private static void improve(Map<Piece.Sum, Way> best, Way way) {
    Way known = best.get(way.sum());
    if (known == null || way.price().compareTo(known.price()) < 0) {
      best.put(way.sum(), way);
    }
  }

  /** Pieces by the day that they end near. */
  private List<List<Way.Step>> steps(Instant anchor, List<Piece> from) {
    int days = needed.period().days();
    List<List<Way.Step>> steps = new ArrayList<>();
    for (int day = 0; day < days; day++) {
      steps.add(new ArrayList<>());
    }
    for (Piece piece : from) {
      Duration back = Duration.between(piece.window().to(), anchor);
      int day = day(piece, back, anchor);
      Duration off = back.minus(Cover.DAY.multipliedBy(day)).abs();
      if (day >= 0 && day + piece.days() <= days && off.compareTo(seam(day)) <= 0) {
        Duration late = day == 0 ? distance(piece.window().to()) : Duration.ZERO;
        Way.Price price = Way.Price.of(piece.fit(needed), piece, late, off);
        steps.get(day).add(new Way.Step(piece, price, piece.sum(needed)));
      }
    }
    return steps;
  }

  private int day(Piece piece, Duration back, Instant anchor) {
    return Math.toIntExact(
        needed.isDaily()
            ? ChronoUnit.DAYS.between(piece.window().date(), Window.endingAt(anchor, 1).date())
            : Math.round((double) back.toSeconds() / Cover.DAY.toSeconds()));
  }

  /** In a trend, only the last day must end at the anchor. */
  private Duration seam(int day) {
    if (!needed.isDaily()) {
      return SEAM;
    }
    return day == 0 ? Duration.ZERO : Cover.DAY;
  }

  private Cover cover(Way way) {
    List<Piece> chosen = new ArrayList<>();
    for (Way at = way; at != null; at = at.before()) {
      if (at.piece() != null) {
        chosen.add(at.piece());
      }
    }
    Collections.reverse(chosen);
    Instant end = chosen.get(0).window().to();
    Window oldest = chosen.get(chosen.size() - 1).window();
    Instant asked = Window.endingAt(end, needed.period().days()).from();
    boolean reachesBack =
        Duration.between(asked, oldest.from()).compareTo(Cover.DAY.dividedBy(2)) < 0;
    return new Cover(
        chosen,
        places(way, Window.endingAt(end, 1)),
        new Window(reachesBack ? oldest.from() : asked, end),
        leftOut(way, end));
  }

  /** How many more days are stored that tell nothing, or leave nothing known of the sum. */
  private int leftOut(Way way, Instant end) {
    int missing = way.price().missing();
    return missing == 0
        ? 0
        : shortestWay(steps(end, stored), any -> true)
            .map(all -> Math.max(0, missing - all.price().missing()))
            .orElse(0);
  }

  /** The days of a way, oldest first. */
  private List<Place> places(Way way, Window newest) {
    List<Place> places = new ArrayList<>();
    int day = needed.period().days();
    for (Way at = way; at.before() != null; at = at.before()) {
      Piece piece = at.piece();
      if (piece == null) {
        places.add(Place.of(dayBefore(newest, --day), null));
        continue;
      }
      piece.eachDay().forEach(hours -> places.add(Place.of(hours, piece)));
      day -= piece.days();
    }
    return new MissingDates(places).named();
  }

  private static Window dayBefore(Window newest, int days) {
    return Window.endingAt(newest.to().minus(Cover.DAY.multipliedBy(days)), 1);
  }
}
