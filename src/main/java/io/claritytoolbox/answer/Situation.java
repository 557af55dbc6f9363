package io.claritytoolbox.answer;

import io.claritytoolbox.history.StoredExport;
import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.ExportRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a plan is made from, the need aside.
 *
 * @param now the present
 * @param stored every export on record that may matter
 * @param available requests that this need may still spend today
 * @param resetsAt when the next day's budget begins
 * @param dropped dimensions that Clarity was seen to drop
 */
record Situation(
    Instant now,
    List<StoredExport> stored,
    int available,
    Instant resetsAt,
    Set<Dimension> dropped) {
  /** Half of Clarity's rows: another dimension of a few values then fits. */
  private static final int ROOM = 500;

  private static final Duration RECENT = Duration.ofDays(1);

  Situation {
    stored = List.copyOf(stored);
    Set<Dimension> copy = EnumSet.noneOf(Dimension.class);
    copy.addAll(dropped);
    dropped = Collections.unmodifiableSet(copy);
  }

  /**
   * Whether an export would come back cut: one of the same or a coarser cube over the same or a
   * shorter span did.
   */
  boolean isKnownCut(Cube cube, int days) {
    return stored.stream()
        .anyMatch(
            export -> export.mayBeCut() && cube.contains(export.cube()) && days >= export.days());
  }

  /** What was exported before, newest first: what adjoins or is nested has to be of one cube. */
  Stream<Cube> cubes() {
    return stored.stream().map(StoredExport::cube).filter(cube -> cube.size() > 1);
  }

  /**
   * Whether a cube can be widened: no export on record that shares a dimension with it fills half
   * the rows that Clarity gives.
   */
  boolean hasRoom(Cube cube) {
    return stored.stream()
        .filter(export -> export.cube().has(Dimension.URL) == cube.has(Dimension.URL))
        .filter(export -> !Collections.disjoint(export.cube().dimensions(), cube.dimensions()))
        .allMatch(export -> !export.mayBeCut() && export.rows() <= ROOM);
  }

  /** Whether the routine that is taken now has an export. */
  boolean hasToday(ExportRequest request) {
    return stored.stream()
        .filter(export -> export.takenAt().plus(Routine.DUE).isAfter(now))
        .anyMatch(
            export -> export.days() == request.days() && export.cube().equals(request.cube()));
  }

  /** Whether an export of the last day has a breakdown, with addresses or without like it. */
  boolean hasRecent(Cube cube) {
    return stored.stream()
        .filter(export -> export.takenAt().isAfter(now.minus(RECENT)))
        .filter(export -> export.cube().has(Dimension.URL) == cube.has(Dimension.URL))
        .anyMatch(export -> export.cube().contains(cube));
  }

  /** The export that a request made now would bring, as far as that can be known. */
  StoredExport imagine(ExportRequest request) {
    boolean cut = isKnownCut(request.cube(), request.days());
    return new StoredExport(0, request.cube(), request.days(), now, 0, cut);
  }

  /** What a request made now would change. */
  Situation after(ExportRequest request) {
    List<StoredExport> all = new ArrayList<>(stored);
    all.add(imagine(request));
    return new Situation(now, all, available - 1, resetsAt, dropped);
  }

  /** How long each of the remaining requests has to last until the next budget. */
  Duration pace() {
    return Duration.between(now, resetsAt).dividedBy(Math.max(1, available));
  }
}
