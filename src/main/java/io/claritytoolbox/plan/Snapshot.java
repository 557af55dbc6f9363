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
 * All that a call knows of budget and store, read once at one moment. Plan, answer and notes take
 * it from here; a purchase yields the next snapshot.
 *
 * @param budget the day's requests, and the moment
 * @param exports those on record that may matter, newest first
 * @param misdated exports dated in the future, which are left aside
 * @param dropped what Clarity was seen to drop today
 * @param asOf the present as the plan sees it: when the last export was bought, else the moment
 */
public record Snapshot(
    Budget budget,
    List<StoredExport> exports,
    List<StoredExport> misdated,
    Dropped dropped,
    Instant asOf) {
  /** How far back the store tells what this site's exports are like. */
  public static final Duration EXPERIENCE = Duration.ofDays(30);

  /**
   * An export may be dated this far ahead of the clock, and counts as of now: clocks are set back
   * by minutes, or by an hour in spring. What lies further ahead was taken by a clock that was
   * wrong, nobody knows when, and must not pass for the freshest until its time has come.
   */
  private static final Duration AHEAD = Duration.ofHours(1);

  /** Half of Clarity's rows: another dimension of a few values then fits. */
  private static final int ROOM = 500;

  private static final Duration RECENT = Duration.ofDays(1);

  public Snapshot {
    exports = List.copyOf(exports);
    misdated = List.copyOf(misdated);
  }

  /**
   * A snapshot of what was read.
   *
   * @param all exports, those dated in the future too
   */
  public static Snapshot of(Budget budget, List<StoredExport> all) {
    return of(budget, all, budget.now());
  }

  private static Snapshot of(Budget budget, List<StoredExport> all, Instant asOf) {
    Instant latest = budget.now().plus(AHEAD);
    List<StoredExport> exports = new ArrayList<>();
    List<StoredExport> misdated = new ArrayList<>();
    all.forEach(each -> (each.takenAt().isAfter(latest) ? misdated : exports).add(each));
    return new Snapshot(budget, exports, misdated, Dropped.of(budget, exports), asOf);
  }

  public Instant now() {
    return budget.now();
  }

  /** The next one, with what is left of the budget after a request. */
  public Snapshot with(Budget left) {
    return of(left, Stream.concat(exports.stream(), misdated.stream()).toList(), asOf);
  }

  /** The same with an export that was bought. */
  public Snapshot with(StoredExport bought) {
    Stream<StoredExport> known = Stream.concat(exports.stream(), misdated.stream());
    return of(budget, Stream.concat(Stream.of(bought), known).toList(), bought.takenAt());
  }

  /** The same with these exports alone. */
  public Snapshot only(List<StoredExport> atHand) {
    return of(budget, atHand, asOf);
  }

  /** The exports of the last 30 days. */
  public List<StoredExport> recent() {
    Instant since = now().minus(EXPERIENCE);
    return exports.stream().filter(export -> !export.takenAt().isBefore(since)).toList();
  }

  /**
   * Whether an export would come back cut: one of the same or a coarser cube over the same or a
   * shorter span did.
   */
  public boolean isKnownCut(Cube cube, int days) {
    return exports.stream()
        .anyMatch(
            export -> export.mayBeCut() && cube.contains(export.cube()) && days >= export.days());
  }

  /**
   * Whether an export that has not fitted yet over so many days could come back cut: one of the
   * same or a coarser cube has so many rows that as many new ones a day would reach the limit.
   */
  boolean couldBeCut(Cube cube, int days) {
    return !hasFitted(cube, days)
        && exports.stream()
            .filter(export -> cube.contains(export.cube()) && days >= export.days())
            .anyMatch(export -> export.rows() * days >= export.days() * Export.MAX_ROWS);
  }

  /**
   * Whether an export of a cube that was not taken yet over so many days would probably come back
   * cut: another of as many dimensions, with addresses or without like it, did.
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

  /** Whether Clarity was seen to drop a breakdown today. */
  public boolean isKnownDropped(Cube cube) {
    return !dropped.in(cube).isEmpty();
  }

  /** What was exported before, newest first: what adjoins or is nested has to be of one cube. */
  Stream<Cube> cubes() {
    return exports.stream().map(StoredExport::cube).filter(cube -> cube.size() > 1);
  }

  /**
   * Whether a cube can be widened: no export on record that shares a dimension with it fills half
   * the rows that Clarity gives.
   */
  boolean hasRoom(Cube cube) {
    return exports.stream()
        .filter(export -> export.cube().has(Dimension.URL) == cube.has(Dimension.URL))
        .filter(export -> !Collections.disjoint(export.cube().dimensions(), cube.dimensions()))
        .allMatch(export -> !export.mayBeCut() && export.rows() <= ROOM);
  }

  /** Whether an export of the last day has a breakdown, with addresses or without like it. */
  boolean hasRecent(Cube cube) {
    return exports.stream()
        .filter(export -> export.takenAt().isAfter(now().minus(RECENT)))
        .filter(export -> export.cube().has(Dimension.URL) == cube.has(Dimension.URL))
        .anyMatch(export -> export.cube().contains(cube));
  }

  /** The export that a request made now would bring, as far as that can be known. */
  StoredExport imagine(ExportRequest request) {
    boolean cut = isKnownCut(request.cube(), request.days());
    return new StoredExport(0, request.cube(), request.days(), asOf, 0, cut);
  }

  /** What a request made now would change. */
  Snapshot imagineAfter(ExportRequest request) {
    return with(budget.after(request)).with(imagine(request));
  }
}
