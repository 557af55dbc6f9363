package io.claritytoolbox.plan;

import io.claritytoolbox.history.StoredExport;
import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Export;
import io.claritytoolbox.model.ExportRequest;
import io.claritytoolbox.quota.Budget;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/**
 * Budget and exports, read once for a call. Plan, answer and notes use it; a purchase returns the
 * next snapshot.
 *
 * @param exports that may matter, newest first
 * @param misdated exports dated in the future, which are ignored
 * @param dropped what Clarity dropped today
 * @param asOf when the last export was bought, otherwise the time of reading
 */
public record Snapshot(
    Budget budget,
    List<StoredExport> exports,
    List<StoredExport> misdated,
    DroppedDimensions dropped,
    Instant asOf) {
  /** How far back exports show what this site's are like. */
  public static final Duration EXPERIENCE = Duration.ofDays(30);

  /**
   * Exports dated up to this far ahead count as of now: clocks are set back by minutes, or by an
   * hour. Others were dated by a wrong clock.
   */
  private static final Duration AHEAD = Duration.ofHours(1);

  /** Half of Clarity's rows: another dimension of few values then fits. */
  private static final int ROOM = 500;

  private static final Duration RECENT = Duration.ofDays(1);

  public Snapshot {
    exports = List.copyOf(exports);
    misdated = List.copyOf(misdated);
  }

  /**
   * The snapshot of what was read.
   *
   * @param all exports, also those dated in the future
   */
  public static Snapshot of(Budget budget, List<StoredExport> all) {
    return of(budget, all, budget.now());
  }

  private static Snapshot of(Budget budget, List<StoredExport> all, Instant asOf) {
    Instant latest = budget.now().plus(AHEAD);
    List<StoredExport> exports = new ArrayList<>();
    List<StoredExport> misdated = new ArrayList<>();
    all.forEach(each -> (each.takenAt().isAfter(latest) ? misdated : exports).add(each));
    return new Snapshot(budget, exports, misdated, DroppedDimensions.of(budget, exports), asOf);
  }

  public Instant now() {
    return budget.now();
  }

  public Snapshot with(Budget left) {
    return of(left, Stream.concat(exports.stream(), misdated.stream()).toList(), asOf);
  }

  public Snapshot with(StoredExport bought) {
    Stream<StoredExport> known = Stream.concat(exports.stream(), misdated.stream());
    return of(budget, Stream.concat(Stream.of(bought), known).toList(), bought.takenAt());
  }

  public Snapshot only(List<StoredExport> atHand) {
    return of(budget, atHand, asOf);
  }

  public List<StoredExport> recent() {
    Instant since = now().minus(EXPERIENCE);
    return exports.stream().filter(export -> !export.takenAt().isBefore(since)).toList();
  }

  /**
   * Whether an export would come back cut, because one of the same or a coarser cube and span did.
   */
  public boolean isKnownCut(Cube cube, int days) {
    return exports.stream()
        .anyMatch(
            export -> export.mayBeCut() && cube.contains(export.cube()) && days >= export.days());
  }

  /**
   * Whether an export could come back cut that has not fitted yet: one of the same or a coarser
   * cube grows so fast that it would reach the limit over so many days.
   */
  boolean couldBeCut(Cube cube, int days) {
    return !hasFitted(cube, days)
        && exports.stream()
            .filter(export -> cube.contains(export.cube()) && days >= export.days())
            .anyMatch(export -> export.rows() * days >= export.days() * Export.MAX_ROWS);
  }

  /**
   * Whether a new export would probably come back cut, because a similar one did: no more
   * dimensions, with or without addresses alike.
   */
  boolean isProbablyCut(Cube cube, int days) {
    return !hasFitted(cube, days)
        && exports.stream()
            .filter(export -> export.mayBeCut() && export.days() <= days)
            .filter(export -> export.cube().has(Dimension.URL) == cube.has(Dimension.URL))
            .filter(export -> export.cube().size() <= cube.size())
            .anyMatch(
                export -> !Collections.disjoint(export.cube().dimensions(), cube.dimensions()));
  }

  private boolean hasFitted(Cube cube, int days) {
    return exports.stream()
        .anyMatch(
            export -> !export.mayBeCut() && export.cube().equals(cube) && export.days() >= days);
  }

  public boolean isKnownDropped(Cube cube) {
    return !dropped.in(cube).isEmpty();
  }

  /** Whether an export of one day is likely to come back whole, with all its dimensions. */
  boolean isWorthADay(Cube cube) {
    return !isKnownCut(cube, 1) && !isKnownDropped(cube) && dropped.doubtful(cube, Cube.SITE) <= 1;
  }

  /** Earlier cubes, newest first: exports that adjoin or nest must share one. */
  Stream<Cube> cubes() {
    return exports.stream().map(StoredExport::cube).filter(cube -> cube.size() > 1);
  }

  /**
   * Whether a cube can be widened: no export that shares a dimension fills half of Clarity's rows.
   */
  boolean hasRoom(Cube cube) {
    return exports.stream()
        .filter(export -> export.cube().has(Dimension.URL) == cube.has(Dimension.URL))
        .filter(export -> !Collections.disjoint(export.cube().dimensions(), cube.dimensions()))
        .allMatch(export -> !export.mayBeCut() && export.rows() <= ROOM);
  }

  /** Whether an export of the last day contains a breakdown, with or without addresses alike. */
  boolean hasRecent(Cube cube) {
    return exports.stream()
        .filter(export -> export.takenAt().isAfter(now().minus(RECENT)))
        .filter(export -> export.cube().has(Dimension.URL) == cube.has(Dimension.URL))
        .anyMatch(export -> export.cube().contains(cube));
  }

  /** The export that a request made now would bring. */
  StoredExport imagine(ExportRequest request) {
    boolean cut = isKnownCut(request.cube(), request.days());
    return new StoredExport(0, request.cube(), request.days(), asOf, 0, cut);
  }

  Snapshot imagineAfter(ExportRequest request) {
    return with(budget.after(request)).with(imagine(request));
  }
}
