package io.claritytoolbox.quota;

import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.ProjectId;
import io.claritytoolbox.model.Spend;
import io.claritytoolbox.quota.QuotaLedger.Entry;
import io.claritytoolbox.quota.QuotaLedger.Fate;
import io.claritytoolbox.quota.QuotaLedger.Purpose;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Watches over the requests of one project's day. Looking reads the ledger once; taking commits a
 * row before it grants anything. What follows from a grant goes on from the budget that came with
 * it, without reading again. Throws {@link io.claritytoolbox.model.StorageFailure} when the ledger
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

  public QuotaGuard(
      QuotaLedger ledger, ProjectId project, Allowance allowance, InstantSource clock) {
    this.ledger = ledger;
    this.project = project;
    this.allowance = allowance;
    this.clock = clock;
  }

  /** The budget now, by one reading of the clock and one of the ledger. */
  public Budget look() {
    return look(clock.instant());
  }

  /** Takes one request of the day as it stands now. */
  public Verdict take(Purpose purpose, Spend spend) {
    return take(look(purpose.at()), purpose, spend);
  }

  /**
   * Takes one request of the day, if there is one for this way of spending and nobody has taken
   * another since the budget was read.
   */
  public Verdict take(Budget seen, Purpose purpose, Spend spend) {
    Budget budget = at(purpose.at(), seen);
    Optional<Budget.Refusal> refusal = budget.refusal(spend);
    if (refusal.isPresent()) {
      return new Verdict.Refused(budget, refusal.get().sentence());
    }
    OptionalInt slot = ledger.take(project, budget.day(), budget.ceiling(spend), purpose);
    if (slot.isEmpty()) {
      return new Verdict.Overtaken();
    }
    if (slot.getAsInt() != budget.nextSlot()) {
      ledger.giveBack(project, budget.day(), slot.getAsInt());
      return new Verdict.Overtaken();
    }
    Entry entry = new Entry(slot.getAsInt(), purpose, Fate.SENT);
    return new Verdict.Granted(budget.with(entry), entry.slot());
  }

  /** Notes what became of a request that was granted. */
  public Budget settle(Verdict.Granted granted, Fate fate) {
    Budget budget = granted.budget();
    ledger.settle(project, budget.day(), granted.slot(), fate);
    return at(clock.instant(), budget.settled(granted.slot(), fate));
  }

  /** Notes what Clarity dropped, so that no process pays for it again today. */
  public Budget drop(Budget budget, Collection<Cube> dropped) {
    ledger.noteDropped(project, budget.day(), dropped);
    return budget.dropping(dropped);
  }

  /** Refunds a request that certainly never reached Clarity. */
  public Budget refund(Verdict.Granted granted) {
    Budget budget = granted.budget();
    ledger.giveBack(project, budget.day(), granted.slot());
    return at(clock.instant(), budget.without(granted.slot()));
  }

  /** Closes the day of a request that Clarity refused for quota, whatever our own count says. */
  public Budget close(Verdict.Granted granted) {
    Budget budget = granted.budget();
    ledger.settle(project, budget.day(), granted.slot(), Fate.REFUSED);
    ledger.close(project, budget.day());
    return at(clock.instant(), budget.settled(granted.slot(), Fate.REFUSED).closed());
  }

  private Budget look(Instant now) {
    QuotaLedger.DayRecord record = ledger.read(project, QuotaDay.of(now));
    return new Budget(now, allowance.limit(), allowance.reserve(), record, ledger.warnings());
  }

  /** A budget as it is at a moment; read again where the day has turned meanwhile. */
  private Budget at(Instant now, Budget budget) {
    return QuotaDay.of(now).equals(budget.day()) ? budget.at(now, ledger.warnings()) : look(now);
  }
}
