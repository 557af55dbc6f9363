package io.claritytoolbox.quota;

import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.ProjectId;
import io.claritytoolbox.model.Spend;
import io.claritytoolbox.quota.QuotaLedger.Entry;
import io.claritytoolbox.quota.QuotaLedger.Fate;
import io.claritytoolbox.quota.QuotaLedger.Purpose;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Guards the requests of one project's day. A look reads the ledger once; a take commits a row
 * before it grants anything, and what follows uses the budget of the grant. Throws {@link
 * io.claritytoolbox.model.StorageFailure} if the ledger can't be reached: then nothing may be
 * spent.
 */
public final class QuotaGuard {
  /** For this long after midnight, a refusal may be about the day before. */
  private static final Duration EARLY = Duration.ofMinutes(5);

  private static final int MOST_TRIES = 10;

  private final QuotaLedger ledger;
  private final ProjectId project;
  private final Allowance allowance;
  private final InstantSource clock;
  private volatile ClockReading reading = ClockReading.NONE;

  /**
   * The size of the budget.
   *
   * @param limit requests a day
   * @param reserve how many of them only {@link Spend#RESERVE} may take
   * @param sync breakdowns that the daily sync may take
   * @param requests what sentences call them, such as {@code requests to Clarity}
   */
  public record Allowance(int limit, int reserve, int sync, String requests) {
    private static final int STANDARD_BREAKDOWNS = 5;
    private static final String EXPORTS = "requests to Clarity";

    public Allowance {
      if (limit < 0 || reserve < 0 || reserve > limit || sync < 0) {
        throw new IllegalArgumentException(
            "a reserve of " + reserve + " in " + limit + ", " + sync + " for the sync");
      }
    }

    /** Of exports. */
    public Allowance(int limit, int reserve, int sync) {
      this(limit, reserve, sync, EXPORTS);
    }

    public Allowance(int limit, int reserve) {
      this(limit, reserve, STANDARD_BREAKDOWNS);
    }

    /** Of requests that bring no exports: there is neither a reserve nor a sync. */
    public static Allowance of(int limit, String requests) {
      return new Allowance(limit, 0, 0, requests);
    }

    boolean isOfExports() {
      return requests.equals(EXPORTS);
    }
  }

  public QuotaGuard(
      QuotaLedger ledger, ProjectId project, Allowance allowance, InstantSource clock) {
    this.ledger = ledger;
    this.project = project;
    this.allowance = allowance;
    this.clock = clock;
  }

  /** The budget now. */
  public Budget look() {
    Instant ours = clock.instant();
    Budget budget = look(ours.plus(reading.correction(ours)));
    reading = budget.record().clock();
    return at(ours.plus(reading.correction(ours)), budget);
  }

  /** The corrected time: Clarity's or the server's if this computer's clock is wrong. */
  public Instant now() {
    Instant ours = clock.instant();
    return ours.plus(reading.correction(ours));
  }

  /** Takes note of Clarity's time, which came with an answer. */
  public void noteClock(Duration ahead) {
    if (reading.isOutdatedBy(ahead)) {
      Instant ours = clock.instant();
      reading = ClockReading.heard(ahead, ours);
      ledger.noteClock(project, ahead, ours);
    }
  }

  public Verdict take(Purpose purpose, Spend spend) {
    return take(look(purpose.at()), purpose, spend);
  }

  /**
   * Takes one request of the day, also while other processes take some. It is refused if they are
   * faster every time, or if the ledger grants less than the budget shows.
   */
  public Verdict claim(Purpose purpose) {
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      Verdict verdict = take(purpose, Spend.AUTO);
      if (!(verdict instanceof Verdict.Overtaken)) {
        return verdict;
      }
    }
    return new Verdict.Refused(
        look(purpose.at()),
        "The store did not grant any of the %s that it shows as left. Nothing was sent. Try again in a moment."
            .formatted(allowance.requests()));
  }

  /**
   * Takes one request if the budget grants it and nobody has taken another since the budget was
   * read.
   */
  public Verdict take(Budget seen, Purpose purpose, Spend spend) {
    Budget budget = at(purpose.at(), seen);
    Optional<Budget.Refusal> refusal = budget.refusal(spend);
    if (refusal.isPresent()) {
      return new Verdict.Refused(budget, refusal.get().sentence());
    }
    if (budget.record().closed()) {
      ledger.reopen(project, budget.day());
      budget = budget.with(budget.record().reopen());
    }
    int slot = ledger.take(project, budget.day(), budget.ceiling(spend), purpose).orElse(0);
    if (slot == budget.nextSlot()) {
      Entry sent = new Entry(slot, purpose, Fate.SENT);
      return new Verdict.Granted(budget.with(budget.record().with(sent)), slot);
    }
    if (slot > 0) {
      ledger.refund(project, budget.day(), slot);
    }
    return new Verdict.Overtaken();
  }

  public Budget settle(Verdict.Granted granted, Fate fate) {
    Budget settled = settled(granted, fate);
    return at(now(), settled);
  }

  /**
   * A request that was answered on another day, or sent with a wrong clock, counts on both days,
   * because Clarity may count it on either.
   */
  private Budget settled(Verdict.Granted granted, Fate fate) {
    Budget budget = granted.budget();
    Purpose purpose = budget.purpose(granted.slot());
    ledger.settle(project, budget.day(), granted.slot(), fate);
    QuotaDay answered = QuotaDay.of(now());
    if (!answered.equals(budget.day())) {
      ledger
          .take(project, answered, Integer.MAX_VALUE, purpose)
          .ifPresent(slot -> ledger.settle(project, answered, slot, fate));
    }
    return budget.with(budget.record().with(new Entry(granted.slot(), purpose, fate)));
  }

  public Budget drop(Budget budget, Collection<Cube> dropped) {
    ledger.noteDropped(project, budget.day(), dropped);
    return budget.dropping(dropped);
  }

  /** Notes that a breakdown was asked for, once a day. Never waits for other writers. */
  public void noteAsked(Budget budget, Cube cube) {
    if (!budget.isAskedToday(cube)) {
      ledger.noteAsked(project, cube, budget.now());
    }
  }

  public Budget refund(Verdict.Granted granted) {
    Budget budget = granted.budget();
    ledger.refund(project, budget.day(), granted.slot());
    return at(now(), budget.with(budget.record().without(granted.slot())));
  }

  /**
   * Closes the day that Clarity reports as spent. In the first minutes after midnight that is the
   * day before, because Clarity's clock may be behind.
   */
  public Budget close(Verdict.Granted granted) {
    Budget settled = settled(granted, Fate.EXHAUSTED);
    QuotaDay spent = QuotaDay.of(now().minus(EARLY));
    ledger.close(project, spent);
    return at(now(), spent.equals(settled.day()) ? settled.closed() : settled);
  }

  private Budget look(Instant now) {
    QuotaLedger.DayRecord record = ledger.read(project, QuotaDay.of(now));
    return new Budget(now, allowance, record, warnings());
  }

  private List<String> warnings() {
    Duration correction = reading.correction(clock.instant());
    if (correction.isZero()) {
      return ledger.warnings();
    }
    List<String> warnings = new ArrayList<>(ledger.warnings());
    warnings.add(
        ("This computer's clock is %s %s, so times and the day's requests are those of %s. Set the"
                + " clock.")
            .formatted(
                inWords(correction.abs()),
                correction.isNegative() ? "fast" : "slow",
                reading.server() == null ? "Clarity's clock" : "the store's server"));
    return warnings;
  }

  private static String inWords(Duration time) {
    if (time.compareTo(Duration.ofDays(2)) >= 0) {
      return time.toDays() + " days";
    }
    return time.compareTo(Duration.ofHours(2)) >= 0
        ? time.toHours() + " hours"
        : time.toMinutes() + " minutes";
  }

  /** Moves a budget to a moment; reads it again if the day has changed. */
  private Budget at(Instant now, Budget budget) {
    return QuotaDay.of(now).equals(budget.day()) ? budget.at(now, warnings()) : look(now);
  }
}
