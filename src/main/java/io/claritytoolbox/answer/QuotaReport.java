package io.claritytoolbox.answer;

import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.QuotaState;
import io.claritytoolbox.quota.QuotaLedger;
import io.claritytoolbox.quota.QuotaLedger.Fate;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * The day's budget and what it bought.
 *
 * @param quota where it stands
 * @param requests those made today, in order
 * @param freeNow the breakdowns by which questions are answered without a request, newest first
 * @param routineDue requests that the daily sync would still make
 * @param routine the breakdowns that the next daily sync takes, in order
 * @param now when this was so
 * @param warnings what has to be said of it, in whole sentences
 */
public record QuotaReport(
    QuotaState quota,
    List<Request> requests,
    List<FreeNow> freeNow,
    int routineDue,
    List<Cube> routine,
    Instant now,
    List<String> warnings) {
  public QuotaReport {
    requests = List.copyOf(requests);
    freeNow = List.copyOf(freeNow);
    routine = List.copyOf(routine);
    warnings = List.copyOf(warnings);
  }

  /**
   * A request made today.
   *
   * @param at when it was taken
   * @param cube what it asked a breakdown by
   * @param days its span
   * @param outcome {@code sent} where nothing is known yet or its process died
   */
  public record Request(Instant at, Cube cube, int days, String outcome) {
    static Request of(QuotaLedger.Entry entry) {
      QuotaLedger.Purpose purpose = entry.purpose();
      return new Request(purpose.at(), purpose.cube(), purpose.days(), outcome(entry.fate()));
    }

    /** To a reader a server error is one of the ways to refuse, and another breakdown no answer. */
    private static String outcome(Fate fate) {
      Fate told =
          switch (fate) {
            case FAILED, EXHAUSTED -> Fate.REFUSED;
            case DROPPED -> Fate.UNREADABLE;
            default -> fate;
          };
      return told.name().toLowerCase(Locale.ROOT);
    }
  }
}
