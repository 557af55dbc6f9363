package io.claritytoolbox.answer;

import io.claritytoolbox.model.Caller;
import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.ExportRequest;
import io.claritytoolbox.model.Reach;
import io.claritytoolbox.model.Spend;
import io.claritytoolbox.plan.SyncStep;
import io.claritytoolbox.quota.QuotaDay;
import io.claritytoolbox.quota.QuotaGuard;
import io.claritytoolbox.quota.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * The day's routine of one project, by which its history has no gaps. Any number of processes may
 * take it at once: what one has taken is no longer due for the others.
 */
public final class DailySync {
  private static final Duration LAST_HOUR = Duration.ofHours(1);

  private final QuotaGuard guard;
  private final Buyer buyer;
  private final Turn turn;
  private final Situations situations;
  private final Reach reach;

  DailySync(QuotaGuard guard, Buyer buyer, Turn turn, Situations situations, Reach reach) {
    this.guard = guard;
    this.buyer = buyer;
    this.turn = turn;
    this.situations = situations;
    this.reach = reach;
  }

  /**
   * The requests that still have to be made, in order.
   *
   * @throws io.claritytoolbox.model.StorageFailure when the store can't be read
   */
  public List<SyncStep> due() {
    Situation situation = situations.ofRoutine();
    return Routine.steps(situation).stream()
        .filter(step -> reach.gives(step.request()))
        .filter(step -> reach == Reach.FULL || !hasLastDay(situation))
        .toList();
  }

  private static boolean hasLastDay(Situation situation) {
    Instant midnight = situation.now().truncatedTo(ChronoUnit.DAYS);
    return situation.stored().stream()
        .anyMatch(
            export -> export.cube().equals(Cube.SITE) && !export.takenAt().isBefore(midnight));
  }

  /**
   * Takes all that is due and that the budget grants.
   *
   * @throws io.claritytoolbox.model.StorageFailure when the store can't be read; what was taken
   *     before is kept
   */
  public SyncStep.Outcome take(SyncStep.Watch watch) {
    return new RoutineRun(this, watch).toItsEnd();
  }

  /** Whether a day is so near its end that what is left of its budget would be lost. */
  public static boolean isLastHour(Instant now) {
    Duration left = Duration.between(now, QuotaDay.of(now).resetsAt());
    return left.compareTo(LAST_HOUR) <= 0;
  }

  /** What is worth a request just now: the first that is due, else the site's last day. */
  public SyncStep next() {
    return due().stream()
        .findFirst()
        .orElse(new SyncStep(new ExportRequest(Cube.SITE, 1), SyncStep.Reason.DAILY));
  }

  /** Makes one request, due or not, if the budget grants it. */
  public SyncStep.Result take(SyncStep step) {
    turn.await(Caller.PATIENT);
    try {
      return bought(step);
    } finally {
      turn.end();
    }
  }

  /** Makes one request, if it is still due and the budget grants it. */
  SyncStep.Result carryOut(SyncStep step) {
    turn.await(Caller.PATIENT);
    try {
      Situation situation = situations.ofRoutine();
      if (Routine.steps(situation).contains(step)) {
        return bought(step);
      }
      boolean isHad = situation.hasToday(step.request());
      return new SyncStep.Result(
          step, isHad, isHad ? Sentences.TAKEN_BY_ANOTHER : Sentences.TOO_LATE);
    } finally {
      turn.end();
    }
  }

  /** Why nothing more can be taken now; empty where it can. */
  Optional<Verdict> refusal() {
    return guard.refusal(Spend.AUTO);
  }

  private SyncStep.Result bought(SyncStep step) {
    Purchase purchase = buyer.buy(step.request(), Spend.AUTO);
    buyer.settle();
    return purchase.match(
        bought -> new SyncStep.Result(step, true, Sentences.stored(bought)),
        failed -> {
          situations.drop(failed.dropped());
          return new SyncStep.Result(step, false, failed.sentence());
        });
  }
}
