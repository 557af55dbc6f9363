package io.claritytoolbox.planner;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Takes the day's routine to its end: each step once, and what becomes due by an answer that came
 * back cut, so that the day is had in a breakdown that fits.
 */
final class RoutineRun {
  private final Analyst analyst;
  private final RoutineStep.Watch watch;
  private final Set<RoutineStep> tried = new HashSet<>();
  private int done;

  RoutineRun(Analyst analyst, RoutineStep.Watch watch) {
    this.analyst = analyst;
    this.watch = watch;
  }

  RoutineStep.Outcome toItsEnd() {
    List<RoutineStep> due = due();
    while (!due.isEmpty()) {
      RoutineStep step = due.get(0);
      watch.begun(step, tried.size() + 1, tried.size() + due.size());
      tried.add(step);
      RoutineStep.Result result = analyst.carryOut(step);
      watch.done(result);
      done += result.done() ? 1 : 0;
      due = due();
      if (!result.done() && analyst.quota().quota().remaining() == 0) {
        return new RoutineStep.Outcome(tried.size() + due.size(), done);
      }
    }
    return new RoutineStep.Outcome(tried.size(), done);
  }

  private List<RoutineStep> due() {
    return analyst.routine().stream().filter(step -> !tried.contains(step)).toList();
  }
}
