package io.claritytoolbox.planner;

import static io.claritytoolbox.model.Dimension.URL;

import io.claritytoolbox.export.ExportRequest;
import io.claritytoolbox.history.StoredExport;
import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.Export;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a day's routine has to take: each standard cube as a one-day export, at about the same hour
 * every day, and where days were missed the longer exports from which they can still be had by
 * subtraction. A pure decision; run twice in a day it finds nothing more to do.
 */
final class Routine {
  /** Before this, the next day's export would overlap the last by too much. */
  static final Duration DUE = Duration.ofHours(20);

  private final Situation situation;

  private Routine(Situation situation) {
    this.situation = situation;
  }

  /**
   * The steps that are due, dailies first, then repairs, the site and its pages before all else.
   */
  static List<RoutineStep> steps(Situation situation) {
    return new Routine(situation).steps();
  }

  private List<RoutineStep> steps() {
    List<Cube> cubes = CubeChoice.daily(situation);
    List<RoutineStep> steps = new ArrayList<>();
    List<RoutineStep> repairs = new ArrayList<>();
    for (Cube cube : cubes) {
      Optional<Instant> last = lastTaken(cube);
      if (last.isEmpty() || !last.get().plus(DUE).isAfter(situation.now())) {
        steps.add(new RoutineStep(new ExportRequest(cube, 1), RoutineStep.Reason.DAILY));
        last.ifPresent(before -> repairs.addAll(repairs(cube, before)));
      }
    }
    repairs.sort(Comparator.comparing(step -> importance(step.request().cube())));
    steps.addAll(repairs);
    return steps;
  }

  /** Two days reach one missed day, three days another. */
  private List<RoutineStep> repairs(Cube cube, Instant last) {
    List<RoutineStep> repairs = new ArrayList<>();
    long hours = Duration.between(last, situation.now()).toHours();
    long missed = Math.round(hours / (double) Assembler.DAY.toHours()) - 1;
    for (int days = 2; days <= Export.MAX_DAYS && days - 1 <= missed; days++) {
      repairs.add(new RoutineStep(new ExportRequest(cube, days), RoutineStep.Reason.REPAIR));
    }
    return repairs;
  }

  private Optional<Instant> lastTaken(Cube cube) {
    return situation.stored().stream()
        .filter(export -> export.days() == 1 && export.cube().equals(cube))
        .map(StoredExport::takenAt)
        .max(Comparator.naturalOrder());
  }

  private static int importance(Cube cube) {
    if (cube.size() == 0) {
      return 0;
    }
    return cube.has(URL) ? 1 : 2;
  }
}
