package io.claritytoolbox.answer;

import io.claritytoolbox.plan.SyncStep;
import io.claritytoolbox.quota.Verdict;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Takes the day's routine to its end: each step once, and what becomes due by an answer that came
 * back cut, so that the day is had in a breakdown that fits.
 */
final class RoutineRun {
  private final DailySync upkeep;
  private final SyncStep.Watch watch;
  private final Set<SyncStep> tried = new HashSet<>();
  private int done;

  RoutineRun(DailySync upkeep, SyncStep.Watch watch) {
    this.upkeep = upkeep;
    this.watch = watch;
  }

  SyncStep.Outcome toItsEnd() {
    List<SyncStep> due = due();
    while (!due.isEmpty()) {
      SyncStep step = due.get(0);
      watch.begun(step, tried.size() + 1, tried.size() + due.size());
      tried.add(step);
      SyncStep.Result result = upkeep.carryOut(step);
      watch.done(result);
      done += result.done() ? 1 : 0;
      due = due();
      Optional<Verdict> refusal = upkeep.refusal();
      if (!result.done() && refusal.isPresent()) {
        boolean outOfRequests = refusal.get() instanceof Verdict.Denied;
        return new SyncStep.Outcome(tried.size() + due.size(), done, outOfRequests);
      }
    }
    return new SyncStep.Outcome(tried.size(), done, false);
  }

  private List<SyncStep> due() {
    return upkeep.due().stream().filter(step -> !tried.contains(step)).toList();
  }
}
