package io.claritytoolbox.spend;

import io.claritytoolbox.clarity.ClarityAccess;
import io.claritytoolbox.clarity.ExportClient;
import io.claritytoolbox.history.ExportHistory;
import io.claritytoolbox.history.StoredExport;
import io.claritytoolbox.model.Caller;
import io.claritytoolbox.model.ExportRequest;
import io.claritytoolbox.model.Filter;
import io.claritytoolbox.model.Listing;
import io.claritytoolbox.model.PaidRequests;
import io.claritytoolbox.model.ProjectId;
import io.claritytoolbox.model.Question;
import io.claritytoolbox.model.Reach;
import io.claritytoolbox.model.Row;
import io.claritytoolbox.model.StorageFailure;
import io.claritytoolbox.plan.Plan;
import io.claritytoolbox.plan.Planner;
import io.claritytoolbox.plan.Requirement;
import io.claritytoolbox.plan.Routine;
import io.claritytoolbox.plan.Snapshot;
import io.claritytoolbox.quota.Budget;
import io.claritytoolbox.quota.QuotaGuard;
import io.claritytoolbox.quota.SpendingLease;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.LoggerFactory;

/**
 * Meets requirements of one project, by the store or by requests. Any number of threads and
 * processes may ask at once: one at a time spends, and the others then find what it brought.
 */
public final class Spending {
  private final Means means;
  private final Exports exports;
  private final SpendingLock lock;
  private final PaidFetch paidFetch;
  private final InstantSource clock;

  /**
   * What it works with.
   *
   * @param guard of the day's requests
   * @param lease the right to spend, held by one process at a time
   * @param history what was exported before
   * @param clarity the way to Clarity
   * @param paid what the end of the process waits for
   */
  public record Means(
      QuotaGuard guard,
      SpendingLease lease,
      ExportHistory history,
      ClarityAccess clarity,
      PaidRequests paid) {
    /** Means without tokens, whose exports hold addresses as they are. */
    public Means(
        QuotaGuard guard, SpendingLease lease, ExportHistory history, ExportClient client) {
      this(guard, lease, history, new ClarityAccess(client), new PaidRequests());
    }
  }

  public Spending(ProjectId project, Means means, InstantSource clock) {
    this.means = means;
    this.exports = new Exports(means.history());
    this.lock = new SpendingLock(means.lease(), project);
    ExportClient client = means.clarity().client();
    this.paidFetch = new PaidFetch(means.guard(), client, exports, means.paid());
    this.clock = clock;
  }

  /** The saved exports of the last 30 days, newest first. */
  public List<StoredExport> saved() {
    return exports.savedSince(clock.instant().minus(Snapshot.EXPERIENCE));
  }

  /** The rows of exports, read by one statement a cube; those just bought need none. */
  public Map<StoredExport, List<Row>> rows(
      Spent spent, Collection<StoredExport> some, List<Filter> filters) {
    return exports.rows(spent.bought(), some, filters);
  }

  /** All rows of an export. */
  public List<Row> rows(StoredExport export) {
    return exports.rows(Map.of(), List.of(export), List.of()).getOrDefault(export, List.of());
  }

  /** A top-ten list of each export that has it. */
  public Map<StoredExport, Listing> listings(
      Spent spent, Collection<StoredExport> some, Listing.Kind kind) {
    return exports.listings(spent.bought(), some, kind);
  }

  /** Reads budget and exports once, the exports of the last 30 days. */
  public Snapshot snapshot() {
    return snapshot(Snapshot.EXPERIENCE);
  }

  /** The snapshot that a requirement is planned from. */
  public Snapshot snapshot(Requirement needed) {
    Duration reach = needed.reach();
    return snapshot(reach.compareTo(Snapshot.EXPERIENCE) > 0 ? reach : Snapshot.EXPERIENCE);
  }

  private Snapshot snapshot(Duration back) {
    Budget budget = means.guard().look();
    return Snapshot.of(budget, exports.takenSince(budget.now().minus(back)));
  }

  /**
   * Plans, and spends nothing.
   *
   * @throws StorageFailure when the store can't be read
   */
  public Met look(Requirement needed) {
    return look(needed, snapshot(needed));
  }

  /** The same from what was read already. */
  public Met look(Requirement needed, Snapshot snapshot) {
    return planned(needed, snapshot, Spent.NOTHING);
  }

  /**
   * Spends what a plan asks for.
   *
   * @throws StorageFailure when the store can't be read; nothing was spent
   */
  public Met pursue(Met planned, Caller caller) {
    return planned.plan() instanceof Plan.Fetch
        ? fetchUntilMet(planned.needed(), planned.snapshot(), caller)
        : planned;
  }

  /** The same once the store is lost in mid-call: from what this process holds, for nothing. */
  public Met withoutStore(Met met) {
    Requirement forFree = met.needed().withoutSpending();
    Snapshot rest = met.snapshot().only(exports.withoutStore(met.spent().bought().keySet()));
    return new Met(met.needed(), Planner.plan(forFree, rest), rest, met.spent());
  }

  /**
   * Waits for its turn, then fetches. Where that takes long the best stored answer will do, and in
   * the end none: nobody waits for ever.
   */
  private Met fetchUntilMet(Requirement needed, Snapshot before, Caller caller) {
    Asker asker = new Asker(caller, patience());
    if (lock.tryAcquire()) {
      boolean isOld = before.budget().hasRequestInFlight();
      return inTurn(() -> fetch(needed, isOld ? snapshot(needed) : before, asker));
    }
    caller.progress("Waiting for another request to Clarity");
    if (lock.acquire(asker::waitsForFresh)) {
      return inTurn(() -> fetch(needed, snapshot(needed), asker));
    }
    Met stored = fromStore(needed, asker.patience());
    boolean isWorthMore = stored.plan() instanceof Plan.Nothing && !stored.spent().mayGoOn();
    if (isWorthMore && lock.acquire(asker::waitsForAny)) {
      return inTurn(() -> fetch(needed, snapshot(needed), asker));
    }
    if (caller.isGone()) {
      return planned(needed, before, Spent.NOTHING);
    }
    return isWorthMore ? fromStore(needed, asker.patience()) : stored;
  }

  /** What somebody has bought meanwhile, or what else there is. */
  private Met fromStore(Requirement needed, Patience patience) {
    Met met = planned(needed, snapshot(needed), Spent.NOTHING);
    return met.plan() instanceof Plan.Fetch ? forFree(met, patience.waitedInVain()) : met;
  }

  private static Met forFree(Met met, String why) {
    Plan plan = Planner.plan(met.needed().withoutSpending(), met.snapshot());
    return new Met(met.needed(), plan, met.snapshot(), met.spent().ending(why));
  }

  /** Does what the lock was taken for, and gives it back. */
  <T> T inTurn(Supplier<T> spender) {
    try {
      return spender.get();
    } finally {
      lock.release();
    }
  }

  /** Who asks, and how long for. */
  private record Asker(Caller caller, Patience patience) {
    boolean waitsForFresh() {
      return !caller.isGone() && !patience.hasLastedFor(Patience.FOR_FRESH);
    }

    boolean waitsForAny() {
      return !caller.isGone() && patience.allowsRequest();
    }
  }

  /** Fetches one export after the other until the store answers, nothing helps, or nobody waits. */
  private Met fetch(Requirement needed, Snapshot snapshot, Asker asker) {
    Met met = planned(needed, snapshot, Spent.NOTHING);
    Set<ExportRequest> made = new HashSet<>();
    while (met.plan() instanceof Plan.Fetch fetch && !asker.caller().isGone()) {
      boolean mayGoOn = met.spent().mayGoOn() && fetch.isWithinReason(met.spent().requests());
      if (!mayGoOn || !made.add(fetch.request())) {
        Plan forFree = Planner.plan(needed.withoutSpending(), met.snapshot());
        return new Met(needed, forFree, met.snapshot(), met.spent());
      }
      if (!asker.patience().allowsRequest()) {
        return forFree(met, asker.patience().tookTooLong());
      }
      asker.caller().progress("Asking Clarity for an export by " + fetch.request().cube());
      met = after(fetch.request(), met, made, asker.patience());
    }
    return met;
  }

  private Met after(ExportRequest request, Met met, Set<ExportRequest> made, Patience patience) {
    PaidFetch.Purchase purchase = fetch(request, met, patience);
    if (purchase instanceof PaidFetch.Bought bought) {
      return planned(met.needed(), bought.next(), met.spent().plus(bought));
    }
    if (purchase instanceof PaidFetch.Failed failed) {
      return planned(met.needed(), failed.next(), met.spent().plus(failed));
    }
    made.remove(request);
    return planned(met.needed(), snapshot(met.needed()), met.spent());
  }

  /** A store that is lost after something was bought doesn't take that with it. */
  private PaidFetch.Purchase fetch(ExportRequest request, Met met, Patience patience) {
    try {
      return paidFetch.fetch(request, met.needed().spend(), met.snapshot(), patience);
    } catch (StorageFailure failure) {
      if (met.spent().bought().isEmpty()) {
        throw failure;
      }
      LoggerFactory.getLogger(Spending.class).error("the store is gone in mid-call", failure);
      String sentence = String.valueOf(failure.getMessage());
      return new PaidFetch.Failed(sentence, List.of(), 0, met.snapshot());
    }
  }

  private static Met planned(Requirement needed, Snapshot snapshot, Spent spent) {
    return new Met(needed, Planner.plan(needed, snapshot), snapshot, spent);
  }

  SpendingLock lock() {
    return lock;
  }

  /** That of a question that is asked now. */
  Patience patience() {
    return new Patience(clock);
  }

  PaidFetch paidFetch() {
    return paidFetch;
  }

  /** What Clarity can be asked for. */
  public Reach reach() {
    return means.clarity().reach();
  }

  /** What has to be said of the project's tokens just now. */
  public List<String> tokenNotices() {
    return means.clarity().tokenNotices().get();
  }

  /** Notes that a breakdown was asked for that the daily sync doesn't take by itself. */
  public void noteAsked(Met met) {
    if (Routine.isBeyondStandard(met.needed().cube(), met.snapshot())) {
      means.guard().noteAsked(met.snapshot().budget(), met.needed().cube());
    }
  }

  /** A filter in the form in which exports hold addresses. */
  public Filter folded(Filter filter) {
    return new FoldedFilters(means.clarity().folding()).folded(filter);
  }

  /** A question whose filters hold whole addresses in the form in which exports hold them. */
  public Question folded(Question question) {
    return new FoldedFilters(means.clarity().folding()).of(question);
  }
}
