package io.claritytoolbox.spend;

import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.ExportRequest;
import io.claritytoolbox.model.Reach;
import io.claritytoolbox.model.Spend;
import io.claritytoolbox.plan.DailySyncPlan;
import io.claritytoolbox.plan.Routine;
import io.claritytoolbox.plan.Snapshot;
import io.claritytoolbox.plan.SyncStep;
import io.claritytoolbox.quota.Budget;
import io.claritytoolbox.quota.QuotaDay;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The daily sync of one project, which keeps its history without gaps. Processes may run it at
 * once: what one has taken is no longer due for the others.
 */
public final class DailySync {
  private static final Duration LAST_HOUR = Duration.ofHours(1);

  private final Spending spending;

  public DailySync(Spending spending) {
    this.spending = spending;
  }

  /**
   * The requests that are due, in order.
   *
   * @throws io.claritytoolbox.model.StorageFailure if the store can't be read
   */
  public List<SyncStep> due() {
    return due(spending.snapshot());
  }

  public List<SyncStep> due(Snapshot snapshot) {
    return DailySyncPlan.steps(snapshot).stream()
        .filter(step -> spending.reach().gives(step.request()))
        .filter(step -> spending.reach() == Reach.FULL || !hasLastDay(snapshot))
        .toList();
  }

  /** The breakdowns of the next sync, in order, stored or not. */
  public List<Cube> routine(Snapshot snapshot) {
    return Routine.of(snapshot).all().stream()
        .filter(cube -> spending.reach().gives(new ExportRequest(cube, 1)))
        .toList();
  }

  private static boolean hasLastDay(Snapshot snapshot) {
    Instant midnight = snapshot.now().truncatedTo(ChronoUnit.DAYS);
    return snapshot.exports().stream()
        .anyMatch(
            export -> export.cube().equals(Cube.SITE) && !export.takenAt().isBefore(midnight));
  }

  /**
   * Makes all due requests that the budget grants. If an export comes back cut, a narrower one
   * becomes due.
   *
   * @throws io.claritytoolbox.model.StorageFailure if the store can't be read; what was taken is
   *     kept
   */
  public SyncStep.Outcome take(SyncStep.Watch watch) {
    Set<SyncStep> tried = new HashSet<>();
    int done = 0;
    List<SyncStep> due = due();
    while (!due.isEmpty()) {
      SyncStep step = due.get(0);
      watch.begun(step, tried.size() + 1, tried.size() + due.size());
      tried.add(step);
      Taken taken = takeIfStillDue(step);
      watch.done(taken.result());
      done += taken.result().done() ? 1 : 0;
      due = due(taken.next()).stream().filter(each -> !tried.contains(each)).toList();
      Optional<Budget.Refusal> refusal = taken.next().budget().refusal(Spend.AUTO);
      if (!taken.result().done() && refusal.isPresent()) {
        boolean outOfRequests = refusal.get().isOutOfRequests();
        return new SyncStep.Outcome(tried.size() + due.size(), done, outOfRequests);
      }
    }
    return new SyncStep.Outcome(tried.size(), done, false);
  }

  /** Whether the rest of the day's budget is about to expire. */
  public static boolean isLastHour(Instant now) {
    Duration left = Duration.between(now, QuotaDay.of(now).resetsAt());
    return left.compareTo(LAST_HOUR) <= 0;
  }

  /** The most useful request now: the first that is due, else the site's last day. */
  public SyncStep next() {
    return due().stream()
        .findFirst()
        .orElse(new SyncStep(new ExportRequest(Cube.SITE, 1), SyncStep.Reason.DAILY));
  }

  /** Makes one request, due or not, if the budget grants it. */
  public SyncStep.Result take(SyncStep step) {
    return inTurn(step, deadline -> fetch(step, spending.snapshot(), deadline)).result();
  }

  /** Makes one request if it is still due and the budget grants it. */
  public SyncStep.Result takeIfDue(SyncStep step) {
    return takeIfStillDue(step).result();
  }

  private Taken takeIfStillDue(SyncStep step) {
    return inTurn(step, deadline -> fetchIfStillDue(step, deadline));
  }

  /** Waits for the lock as long as a question would. */
  private Taken inTurn(SyncStep step, Function<Deadline, Taken> then) {
    Deadline deadline = spending.deadline();
    if (!spending.lock().acquire(deadline::allowsRequest)) {
      return new Taken(
          new SyncStep.Result(step, false, deadline.waitedInVain()), spending.snapshot());
    }
    return spending.inTurn(() -> then.apply(deadline));
  }

  private Taken fetchIfStillDue(SyncStep step, Deadline deadline) {
    Snapshot snapshot = spending.snapshot();
    if (due(snapshot).contains(step)) {
      return fetch(step, snapshot, deadline);
    }
    boolean has = DailySyncPlan.has(step.request(), snapshot);
    String sentence =
        has
            ? "Another process has stored it."
            : "A missed day can only be repaired right after the day's export, which was taken too"
                + " long ago.";
    return new Taken(new SyncStep.Result(step, has, sentence), snapshot);
  }

  private Taken fetch(SyncStep step, Snapshot snapshot, Deadline deadline) {
    PaidFetch.Purchase purchase =
        spending.paidFetch().fetch(step.request(), Spend.AUTO, snapshot, deadline);
    if (purchase instanceof PaidFetch.Bought bought) {
      int rows = bought.export().rows().size();
      String stored = rows + (rows == 1 ? " row." : " rows.");
      String said = String.join(" ", bought.warnings());
      String sentence = said.isEmpty() ? stored : stored + " " + said;
      return new Taken(new SyncStep.Result(step, true, sentence), bought.next());
    }
    if (purchase instanceof PaidFetch.Failed failed) {
      return new Taken(new SyncStep.Result(step, false, failed.sentence()), failed.next());
    }
    return fetch(step, spending.snapshot(), deadline);
  }

  private record Taken(SyncStep.Result result, Snapshot next) {}
}
