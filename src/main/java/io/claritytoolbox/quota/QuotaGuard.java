package io.claritytoolbox.quota;

import io.claritytoolbox.model.ProjectId;
import io.claritytoolbox.model.QuotaState;
import io.claritytoolbox.model.Spend;
import io.claritytoolbox.model.StorageFailure;
import io.claritytoolbox.quota.QuotaLedger.DayRecord;
import io.claritytoolbox.quota.QuotaLedger.Fate;
import io.claritytoolbox.quota.QuotaLedger.Purpose;
import io.claritytoolbox.quota.Verdict.Outage;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Watches over the requests of one project's day. Looking costs nothing; taking commits a row
 * before it grants anything. Throws {@link io.claritytoolbox.model.StorageFailure} when the ledger
 * can't be reached: then nothing may be spent.
 */
public final class QuotaGuard {
  private final QuotaLedger ledger;
  private final ProjectId project;
  private final Allowance allowance;
  private final InstantSource clock;

  /**
   * The size of a day's budget.
   *
   * @param limit requests a day
   * @param reserve of these, how many only {@link Spend#RESERVE} may take
   */
  public record Allowance(int limit, int reserve) {
    public Allowance {
      if (limit < 0 || reserve < 0 || reserve > limit) {
        throw new IllegalArgumentException("a reserve of " + reserve + " in " + limit);
      }
    }
  }

  private volatile @Nullable QuotaState lastSeen;

  public QuotaGuard(
      QuotaLedger ledger, ProjectId project, Allowance allowance, InstantSource clock) {
    this.ledger = ledger;
    this.project = project;
    this.allowance = allowance;
    this.clock = clock;
  }

  /** Where the budget stands now. */
  public QuotaState look() {
    QuotaDay day = today();
    return state(day, ledger.read(project, day));
  }

  /**
   * The same as far as this process knows where the ledger can't be read any more: other processes
   * may have spent meanwhile.
   *
   * @throws io.claritytoolbox.model.StorageFailure where it was never read
   */
  public QuotaState known() {
    try {
      return look();
    } catch (StorageFailure failure) {
      QuotaState last = lastSeen;
      if (last == null) {
        throw failure;
      }
      return last;
    }
  }

  /** The requests on record for today, in order. */
  public List<QuotaLedger.Entry> requestsToday() {
    return ledger.read(project, today()).entries();
  }

  /** Of what remains, how many requests this way of spending may take now. */
  public int available(Spend spend) {
    Instant now = clock.instant();
    QuotaDay day = QuotaDay.of(now);
    DayRecord record = ledger.read(project, day);
    boolean paused = spend == Spend.AUTO && outage(day, record, now).isPresent();
    return paused ? 0 : Math.max(0, left(state(day, record), spend));
  }

  /** Why this way of spending may take nothing now; empty where it may. */
  public Optional<Verdict> refusal(Spend spend) {
    Instant now = clock.instant();
    QuotaDay day = QuotaDay.of(now);
    DayRecord record = ledger.read(project, day);
    QuotaState state = state(day, record);
    if (left(state, spend) <= 0) {
      return Optional.of(new Verdict.Denied(state, reason(state, record)));
    }
    return outage(day, record, now)
        .filter(outage -> spend != Spend.RESERVE)
        .map(outage -> new Verdict.Paused(state, outage));
  }

  /** The outage of Clarity that is on now. */
  public Optional<Outage> outage() {
    Instant now = clock.instant();
    QuotaDay day = QuotaDay.of(now);
    return outage(day, ledger.read(project, day), now);
  }

  /** What users have to know of the ledger's keeping just now, in sentences of our own. */
  public List<String> warnings() {
    return ledger.warnings();
  }

  /**
   * Takes one request of the day, if there is one for this way of spending. In an outage {@link
   * Spend#RESERVE} alone takes one: whoever asks for it has seen that Clarity is back.
   */
  public Verdict take(Purpose purpose, Spend spend) {
    Optional<Verdict> paused = refusal(spend).filter(Verdict.Paused.class::isInstance);
    if (paused.isPresent()) {
      return paused.get();
    }
    QuotaDay day = QuotaDay.of(purpose.at());
    OptionalInt slot = ledger.take(project, day, ceiling(spend), purpose);
    DayRecord record = ledger.read(project, day);
    QuotaState state = state(day, record);
    return slot.isPresent()
        ? new Verdict.Granted(state, new Verdict.Ticket(day, slot.getAsInt()))
        : new Verdict.Denied(state, reason(state, record));
  }

  /** Notes what became of a request that was granted. */
  public void settle(Verdict.Ticket ticket, Fate fate) {
    ledger.settle(project, ticket.day(), ticket.slot(), fate);
  }

  /** Gives back a request that certainly never reached Clarity. */
  public void giveBack(Verdict.Ticket ticket) {
    ledger.giveBack(project, ticket.day(), ticket.slot());
  }

  /** Closes the day of a request that Clarity refused for quota, whatever our own count says. */
  public void close(Verdict.Ticket ticket) {
    ledger.settle(project, ticket.day(), ticket.slot(), Fate.REFUSED);
    ledger.close(project, ticket.day());
  }

  private int ceiling(Spend spend) {
    return switch (spend) {
      case NEVER -> 0;
      case AUTO -> allowance.limit() - allowance.reserve();
      case RESERVE -> allowance.limit();
    };
  }

  private int left(QuotaState state, Spend spend) {
    return switch (spend) {
      case NEVER -> 0;
      case AUTO -> state.remaining() - allowance.reserve();
      case RESERVE -> state.remaining();
    };
  }

  /** An outage doesn't end at midnight: the day before is read where it may tell of one. */
  private Optional<Outage> outage(QuotaDay day, DayRecord record, Instant now) {
    List<QuotaLedger.Entry> entries = new ArrayList<>(record.entries());
    boolean isEarly = now.isBefore(day.beginsAt().plus(Outage.LONGEST));
    if (!Outage.isDecidedBy(entries) && (isEarly || !entries.isEmpty())) {
      entries.addAll(ledger.read(project, day.before()).entries());
    }
    return Outage.of(entries, now);
  }

  private Verdict.Reason reason(QuotaState state, DayRecord record) {
    if (record.closed()) {
      return Verdict.Reason.CLOSED;
    }
    if (record.uncertain()) {
      return Verdict.Reason.UNCERTAIN;
    }
    return state.remaining() > 0 ? Verdict.Reason.RESERVED : Verdict.Reason.SPENT;
  }

  private QuotaState state(QuotaDay day, DayRecord record) {
    int spent = record.entries().size();
    int remaining = record.isOpen() ? Math.max(0, allowance.limit() - spent) : 0;
    QuotaState state = new QuotaState(allowance.limit(), spent, remaining, day.resetsAt());
    lastSeen = state;
    return state;
  }

  private QuotaDay today() {
    return QuotaDay.of(clock.instant());
  }
}
