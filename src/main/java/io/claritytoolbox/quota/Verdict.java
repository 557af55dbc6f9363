package io.claritytoolbox.quota;

import io.claritytoolbox.model.QuotaState;
import io.claritytoolbox.quota.QuotaLedger.Entry;
import io.claritytoolbox.quota.QuotaLedger.Fate;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What {@link QuotaGuard#take} says; carries where the budget stands after it. */
public sealed interface Verdict {
  QuotaState state();

  /**
   * The request may be made, and counts already.
   *
   * @param state after the taking
   * @param ticket to settle it with
   */
  record Granted(QuotaState state, Ticket ticket) implements Verdict {}

  /**
   * The request may not be made.
   *
   * @param state as it stands
   * @param reason why
   */
  record Denied(QuotaState state, Reason reason) implements Verdict {}

  /**
   * The request would find Clarity out of order, as those before did.
   *
   * @param state as it stands
   * @param outage since when and until when nothing is asked
   */
  record Paused(QuotaState state, Outage outage) implements Verdict {}

  /** Why a request may not be made. */
  enum Reason {
    /** The day's requests are spent. */
    SPENT,
    /** Only reserved requests are left. */
    RESERVED,
    /** Clarity itself refused for quota today. */
    CLOSED,
    /** The day's record was lost in part. */
    UNCERTAIN
  }

  /**
   * A request that counts.
   *
   * @param day the day it counts against
   * @param slot its place in that day
   */
  record Ticket(QuotaDay day, int slot) {}

  /**
   * A time in which Clarity answers with server errors, told by the ledger alone, so that every
   * process knows of it and no restart forgets it.
   *
   * <p>One error may be chance; the second in a row begins a pause in which nothing is asked. Each
   * error costs one of ten requests, and outages of days are on record: a pause of 30 minutes,
   * doubled by every further error to 4 hours at most, finds the end of a short one soon and spends
   * five or six requests on the first day of a long one, not all ten in the first minutes.
   *
   * @param since when the first of the errors in a row was asked for
   * @param until when the pause after the last of them ends
   */
  record Outage(Instant since, Instant until) {
    static final Duration LONGEST = Duration.ofHours(4);
    private static final Duration SHORTEST = Duration.ofMinutes(30);
    private static final int IN_A_ROW = 2;

    /** Clocks are set back by so much in the ordinary way; what lies further ahead was mistaken. */
    private static final Duration AHEAD = Duration.ofMinutes(5);

    /**
     * The outage that is on now, if one is. Requests without an answer tell nothing; any answer but
     * a server error ends it.
     */
    static Optional<Outage> of(List<Entry> entries, Instant now) {
      List<Instant> errors =
          entries.stream()
              .filter(entry -> !entry.purpose().at().isAfter(now.plus(AHEAD)))
              .sorted(Comparator.comparing((Entry entry) -> entry.purpose().at()).reversed())
              .filter(entry -> entry.fate() == Fate.FAILED || isAnswer(entry.fate()))
              .takeWhile(entry -> entry.fate() == Fate.FAILED)
              .map(entry -> entry.purpose().at())
              .toList();
      if (errors.size() < IN_A_ROW) {
        return Optional.empty();
      }
      Instant until = errors.get(0).plus(pause(errors.size()));
      return Optional.of(new Outage(errors.get(errors.size() - 1), until))
          .filter(outage -> now.isBefore(outage.until()));
    }

    /** Whether the requests of a day tell of nothing before them. */
    static boolean isDecidedBy(List<Entry> entries) {
      return entries.stream().anyMatch(entry -> isAnswer(entry.fate()));
    }

    private static boolean isAnswer(Fate fate) {
      return fate == Fate.ANSWERED || fate == Fate.REFUSED || fate == Fate.UNREADABLE;
    }

    private static Duration pause(int errors) {
      Duration pause = SHORTEST;
      for (int error = IN_A_ROW; error < errors && pause.compareTo(LONGEST) < 0; error++) {
        pause = pause.multipliedBy(2);
      }
      return pause;
    }
  }
}
