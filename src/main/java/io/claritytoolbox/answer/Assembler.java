package io.claritytoolbox.answer;

import io.claritytoolbox.history.StoredExport;
import io.claritytoolbox.model.Window;
import io.claritytoolbox.plan.Cost;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the stored exports that together cover a period best. The period is cut in days of 24 hours
 * back from an anchor, the end of some export near the period's own end; an export belongs to the
 * day it ends near. The way through the days with the fewest missing ones wins, then the better
 * fit, then the nearer anchor, then fewer pieces, then smaller seams.
 */
final class Assembler {
  static final Duration DAY = Duration.ofDays(1);

  /** How far a piece may end from its place among days that are added up. */
  static final Duration SEAM = Duration.ofMinutes(90);

  /** The same where every day stands for itself: its place is the nearest there is. */
  private static final Duration DAILY_SEAM = DAY.dividedBy(2).minusSeconds(1);

  /** Nearest anchors that are tried; more would be the same days at other minutes. */
  private static final int ANCHORS = 24;

  private final Need need;
  private final Instant target;
  private final List<Piece> pieces;

  /**
   * @param need what is asked
   * @param stored every export that might serve
   * @param target where the period ends
   */
  Assembler(Need need, List<StoredExport> stored, Instant target) {
    this.need = need;
    this.target = target;
    this.pieces = pieces(stored.stream().filter(this::serves).toList());
  }

  /** The best assembly that ends within a distance of the period's own end. */
  Optional<Assembly> best(Duration distance) {
    return pieces.stream()
        .map(piece -> piece.window().to())
        .filter(end -> distance(end).compareTo(distance) <= 0)
        .distinct()
        .sorted(Comparator.comparing(this::distance))
        .limit(ANCHORS)
        .flatMap(anchor -> Stream.ofNullable(shortestWay(anchor)))
        .min(Comparator.comparing(Way::cost))
        .map(this::assembly);
  }

  private boolean serves(StoredExport export) {
    return need.shape() == Need.Shape.LIST
        ? export.cube().equals(need.cube())
        : export.cube().contains(need.cube());
  }

  private List<Piece> pieces(List<StoredExport> serving) {
    List<Piece> found = new ArrayList<>();
    serving.forEach(whole -> found.add(Piece.of(whole)));
    if (need.shape() == Need.Shape.LIST) {
      return found;
    }
    for (StoredExport whole : serving) {
      serving.stream()
          .filter(other -> whole.days() > other.days() && Piece.areNested(whole, other))
          .forEach(other -> found.add(new Piece(whole, other)));
    }
    if (need.shape() == Need.Shape.DAILY) {
      found.removeIf(piece -> piece.days() > 1);
    }
    return found;
  }

  private Duration distance(Instant end) {
    return Duration.between(end, target).abs();
  }

  private @Nullable Way shortestWay(Instant anchor) {
    int days = need.period().days();
    List<List<Step>> steps = steps(anchor, days);
    @Nullable Way[] best = new Way[days + 1];
    best[0] = new Way(Cost.ofAnchor(distance(anchor)), null, null);
    for (int day = 0; day < days; day++) {
      Way here = best[day];
      if (here == null) {
        continue;
      }
      for (Step step : steps.get(day)) {
        improve(best, day + step.piece().days(), here.with(step));
      }
      if (day > 0) {
        improve(best, day + 1, here.missingOne());
      }
    }
    return best[days];
  }

  private static void improve(@Nullable Way[] best, int day, Way way) {
    Way known = best[day];
    if (known == null || way.cost().compareTo(known.cost()) < 0) {
      best[day] = way;
    }
  }

  /** The pieces by the day that they end near, counted back from the anchor. */
  private List<List<Step>> steps(Instant anchor, int days) {
    List<List<Step>> steps = new ArrayList<>();
    for (int day = 0; day < days; day++) {
      steps.add(new ArrayList<>());
    }
    for (Piece piece : pieces) {
      Duration back = Duration.between(piece.window().to(), anchor);
      int day = Math.toIntExact(Math.round((double) back.toSeconds() / DAY.toSeconds()));
      Duration off = back.minus(DAY.multipliedBy(day)).abs();
      if (day >= 0 && day + piece.days() <= days && off.compareTo(seam(day)) <= 0) {
        steps.get(day).add(new Step(piece, Cost.of(piece.fit(need), piece, off)));
      }
    }
    return steps;
  }

  /** Days of a trend are placed from the anchor, so their last one ends there. */
  private Duration seam(int day) {
    if (need.shape() != Need.Shape.DAILY) {
      return SEAM;
    }
    return day == 0 ? Duration.ZERO : DAILY_SEAM;
  }

  private Assembly assembly(Way way) {
    List<Piece> chosen = new ArrayList<>();
    for (Way at = way; at != null; at = at.before()) {
      if (at.piece() != null) {
        chosen.add(at.piece());
      }
    }
    Collections.reverse(chosen);
    int days = need.period().days();
    Instant end = chosen.get(0).window().to();
    Window oldest = chosen.get(chosen.size() - 1).window();
    Instant asked = Window.endingAt(end, days).from();
    boolean reachesBack = Duration.between(asked, oldest.from()).compareTo(DAY.dividedBy(2)) < 0;
    return new Assembly(chosen, days, new Window(reachesBack ? oldest.from() : asked, end));
  }

  /** One piece in its place. */
  private record Step(Piece piece, Cost cost) {}

  /** A way from the anchor back to some day. */
  private record Way(Cost cost, @Nullable Way before, @Nullable Piece piece) {
    Way with(Step step) {
      return new Way(cost.plus(step.cost()), this, step.piece());
    }

    Way missingOne() {
      return new Way(cost.plus(Cost.ONE_MISSING), this, null);
    }
  }

  /** What a way costs, compared from left to right. */
  private record Cost(int missing, int misfit, long distance, int pieces, long off)
      implements Comparable<Cost> {
    static final Cost ONE_MISSING = new Cost(1, 0, 0, 0, 0);

    static Cost ofAnchor(Duration distance) {
      return new Cost(0, 0, distance.toMinutes(), 0, 0);
    }

    static Cost of(Fit fit, Piece piece, Duration off) {
      int subtraction = piece.isSubtracted() ? 1 : 0;
      return new Cost(0, misfit(fit), 0, 1 + subtraction, off.toSeconds());
    }

    /** One worse piece outweighs ninety of the better kind. */
    private static int misfit(Fit fit) {
      return switch (fit) {
        case SAME -> 0;
        case MERGED -> 1;
        case CUT -> 100;
        case OVER_ADDRESSES -> 10_000;
        case CUT_AND_MERGED -> 1_000_000;
      };
    }

    Cost plus(Cost other) {
      return new Cost(
          missing + other.missing,
          misfit + other.misfit,
          distance + other.distance,
          pieces + other.pieces,
          off + other.off);
    }

    @Override
    public int compareTo(Cost other) {
      return Comparator.comparingInt(Cost::missing)
          .thenComparingInt(Cost::misfit)
          .thenComparingLong(Cost::distance)
          .thenComparingInt(Cost::pieces)
          .thenComparingLong(Cost::off)
          .compare(this, other);
    }
  }
}
