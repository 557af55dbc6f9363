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
 * Meets requirements of one project from the store or by requests. Threads and processes may ask at
 * once: one at a time spends, and the others share what it brings.
 */
public final class Spending {
  private final Means means;
  private final Exports exports;
  private final SpendingLock lock;
  private final PaidFetch paidFetch;
  private final InstantSource clock;

  /**
   * What spending needs.
   *
   * @param lease the lock on spending
   * @param paid requests that the process waits for before it ends
   */
  public record Means(
      QuotaGuard guard,
      SpendingLease lease,
      ExportHistory history,
      ClarityAccess clarity,
      PaidRequests paid) {
    /** Without tokens; addresses are not folded. */
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

  /** The rows of exports, by one statement for each cube. Exports just bought need none. */
  public Map<StoredExport, List<Row>> rows(
      Met.Spent spent, Collection<StoredExport> some, List<Filter> filters) {
    return exports.rows(spent.bought(), some, filters);
  }

  public Map<StoredExport, List<Row>> rows(Collection<StoredExport> some, List<Filter> filters) {
    return rows(Met.Spent.NOTHING, some, filters);
  }

  public Map<StoredExport, Listing> listings(
      Met.Spent spent, Collection<StoredExport> some, Listing.Kind kind) {
    return exports.listings(spent.bought(), some, kind);
  }

  public Snapshot snapshot() {
    return snapshot(Snapshot.EXPERIENCE);
  }

  /** A snapshot that reaches back as far as the requirement does. */
  public Snapshot snapshot(Requirement needed) {
    Duration reach = needed.reach();
    return snapshot(reach.compareTo(Snapshot.EXPERIENCE) > 0 ? reach : Snapshot.EXPERIENCE);
  }

  private Snapshot snapshot(Duration back) {
    Budget budget = means.guard().look();
    return Snapshot.of(budget, exports.takenSince(budget.now().minus(back)));
  }

  /**
   * Plans without spending.
   *
   * @throws StorageFailure if the store can't be read
   */
  public Met look(Requirement needed) {
    return look(needed, snapshot(needed));
  }

  public Met look(Requirement needed, Snapshot snapshot) {
    return Met.planned(needed, snapshot);
  }

  /**
   * Makes the requests of a plan.
   *
   * @throws StorageFailure if the store can't be read; nothing was spent
   */
  public Met pursue(Met planned, Caller caller) {
    return planned.plan() instanceof Plan.Fetch ? fetchUntilMet(planned, caller) : planned;
  }

  /** Plans again from memory after the store failed. */
  public Met withoutStore(Met met) {
    Set<StoredExport> bought = met.spent().bought().keySet();
    return met.with(met.snapshot().only(exports.withoutStore(bought))).forFree();
  }

  /**
   * Waits for the lock, then fetches. After a while it takes the best stored answer, and at last
   * none.
   */
  private Met fetchUntilMet(Met planned, Caller caller) {
    Requirement needed = planned.needed();
    Deadline deadline = deadline();
    if (lock.tryAcquire()) {
      boolean isOld = planned.snapshot().budget().hasRequestInFlight();
      return inTurn(() -> fetch(isOld ? look(needed) : planned, caller, deadline));
    }
    caller.progress("Waiting for another request to Clarity");
    if (lock.acquire(() -> !caller.isGone() && !deadline.hasLastedFor(Deadline.FOR_FRESH))) {
      return inTurn(() -> fetch(look(needed), caller, deadline));
    }
    Met stored = fromStore(needed, deadline);
    boolean isWorthMore = stored.plan() instanceof Plan.Nothing && !stored.spent().mayGoOn();
    if (isWorthMore && lock.acquire(() -> !caller.isGone() && deadline.allowsRequest())) {
      return inTurn(() -> fetch(look(needed), caller, deadline));
    }
    if (caller.isGone()) {
      return planned;
    }
    return isWorthMore ? fromStore(needed, deadline) : stored;
  }

  /** Plans from what others have bought meanwhile, without spending. */
  private Met fromStore(Requirement needed, Deadline deadline) {
    Met met = look(needed);
    return met.plan() instanceof Plan.Fetch ? met.forFree(deadline.waitedInVain()) : met;
  }

  /** Runs with the lock held, and releases it. */
  <T> T inTurn(Supplier<T> spender) {
    try {
      return spender.get();
    } finally {
      lock.release();
    }
  }

  /** Makes requests until the requirement is met, nothing helps, or the caller is gone. */
  private Met fetch(Met planned, Caller caller, Deadline deadline) {
    Met met = planned;
    Set<ExportRequest> made = new HashSet<>();
    while (met.plan() instanceof Plan.Fetch fetch && !caller.isGone()) {
      boolean mayGoOn = met.spent().mayGoOn() && fetch.isWithinReason(met.spent().requests());
      if (!mayGoOn || !made.add(fetch.request())) {
        return met.forFree();
      }
      if (!deadline.allowsRequest()) {
        return met.forFree(deadline.tookTooLong());
      }
      caller.progress("Asking Clarity for an export by " + fetch.request().cube());
      PaidFetch.Purchase purchase = fetch(fetch.request(), met, deadline);
      if (purchase instanceof PaidFetch.Bought bought) {
        met = met.after(bought);
      } else if (purchase instanceof PaidFetch.Failed failed) {
        met = met.after(failed);
      } else {
        made.remove(fetch.request());
        met = met.with(snapshot(met.needed()));
      }
    }
    return met;
  }

  /** Keeps what was bought even if the store fails afterwards. */
  private PaidFetch.Purchase fetch(ExportRequest request, Met met, Deadline deadline) {
    try {
      return paidFetch.fetch(request, met.needed().spend(), met.snapshot(), deadline);
    } catch (StorageFailure failure) {
      if (met.spent().bought().isEmpty()) {
        throw failure;
      }
      LoggerFactory.getLogger(Spending.class).error("the store is gone in mid-call", failure);
      String sentence = String.valueOf(failure.getMessage());
      return new PaidFetch.Failed(sentence, List.of(), 0, met.snapshot());
    }
  }

  SpendingLock lock() {
    return lock;
  }

  Deadline deadline() {
    return new Deadline(clock);
  }

  PaidFetch paidFetch() {
    return paidFetch;
  }

  /** What Clarity's address can give. */
  public Reach reach() {
    return means.clarity().reach();
  }

  public List<String> tokenNotices() {
    return means.clarity().tokenNotices().get();
  }

  /** Notes a breakdown that the standard ones lack, so that the daily sync can take it. */
  public void noteAsked(Met met) {
    if (Routine.isBeyondStandard(met.needed().cube(), met.snapshot())) {
      means.guard().noteAsked(met.snapshot().budget(), met.needed().cube());
    }
  }

  /** Folds the addresses in a filter as exports hold them. */
  public Filter folded(Filter filter) {
    return new FoldedFilters(means.clarity().folding()).folded(filter);
  }

  /** Folds the addresses in the filters as exports hold them. */
  public Question folded(Question question) {
    return new FoldedFilters(means.clarity().folding()).of(question);
  }
}
