package io.claritytoolbox.planner;

import io.claritytoolbox.export.ExportRequest;
import io.claritytoolbox.history.StoredExport;
import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.Dimension;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

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
