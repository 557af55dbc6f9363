package io.claritytoolbox.plan;

import io.claritytoolbox.history.StoredExport;
import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.Export;
import io.claritytoolbox.model.ExportRequest;
import io.claritytoolbox.model.Spend;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What the daily sync still has to take: each breakdown of the {@link Routine} as a one-day export
 * at about the same hour, and longer exports that repair missed days by subtraction.
 */
public final class DailySyncPlan {
  private final Snapshot snapshot;

  private DailySyncPlan(Snapshot snapshot) {
    this.snapshot = snapshot;
  }

  /**
   * The due steps: dailies, then repairs; the site and its pages first. A breakdown that was asked
   * for is due if the budget has a request left for it.
   */
  public static List<SyncStep> steps(Snapshot snapshot) {
    return new DailySyncPlan(snapshot).steps();
  }

  /** Whether the current sync has taken an export. */
  public static boolean has(ExportRequest request, Snapshot snapshot) {
    return new DailySyncPlan(snapshot).isTaken(request, Routine.DUE);
  }

  private List<SyncStep> steps() {
    List<SyncStep> steps = new ArrayList<>();
    List<SyncStep> repairs = new ArrayList<>();
    Routine routine = Routine.of(snapshot);
    for (Cube cube : routine.standard()) {
      addSteps(cube, SyncStep.Reason.DAILY, steps, repairs);
    }
    int left = snapshot.budget().available(Spend.AUTO) - steps.size();
    List<SyncStep> asked = new ArrayList<>();
    for (Cube cube : routine.asked()) {
      addSteps(cube, SyncStep.Reason.ASKED, asked, repairs);
    }
    steps.addAll(asked.subList(0, Math.max(0, Math.min(left, asked.size()))));
    steps.addAll(repairs);
    return steps;
  }

  private void addSteps(
      Cube cube, SyncStep.Reason reason, List<SyncStep> steps, List<SyncStep> repairs) {
    List<Instant> taken = taken(cube);
    if (isDue(taken)) {
      steps.add(new SyncStep(new ExportRequest(cube, 1), reason));
      taken.add(0, snapshot.now());
    }
    repairs.addAll(repairs(cube, taken));
  }

  private boolean isDue(List<Instant> taken) {
    return taken.isEmpty() || !isWithin(Routine.DUE, taken.get(0));
  }

  /** Two days reach one missed day, three days another, both together with the day just taken. */
  private List<SyncStep> repairs(Cube cube, List<Instant> taken) {
    List<SyncStep> repairs = new ArrayList<>();
    for (int days = 2; days <= Export.MAX_DAYS && days - 1 <= missed(taken); days++) {
      ExportRequest request = new ExportRequest(cube, days);
      if (!isTaken(request, Piece.TOGETHER)) {
        repairs.add(new SyncStep(request, SyncStep.Reason.REPAIR));
      }
    }
    return repairs;
  }

  /** The days between the last two that were taken, if the last can still be subtracted. */
  private long missed(List<Instant> taken) {
    if (taken.size() < 2 || !isWithin(Piece.TOGETHER, taken.get(0))) {
      return 0;
    }
    long hours = Duration.between(taken.get(1), taken.get(0)).toHours();
    return Math.round(hours / (double) Cover.DAY.toHours()) - 1;
  }

  private boolean isTaken(ExportRequest request, Duration within) {
    return snapshot.exports().stream()
        .filter(export -> export.days() == request.days())
        .filter(export -> export.cube().equals(request.cube()))
        .anyMatch(export -> isWithin(within, export.takenAt()));
  }

  private boolean isWithin(Duration time, Instant takenAt) {
    return takenAt.plus(time).isAfter(snapshot.now());
  }

  private List<Instant> taken(Cube cube) {
    return snapshot.exports().stream()
        .filter(export -> export.days() == 1 && export.cube().equals(cube))
        .map(StoredExport::takenAt)
        .sorted(Comparator.reverseOrder())
        .collect(Collectors.toCollection(ArrayList::new));
  }
}
