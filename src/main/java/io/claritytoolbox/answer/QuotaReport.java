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
 * @param requests today's, in order
 * @param freeNow breakdowns that cost no request, newest first
 * @param routineDue requests that the daily sync would still make
 * @param routine breakdowns of the next daily sync, in order
 * @param now when it was read
 * @param warnings whole sentences
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
   * @param outcome {@code sent} if unknown
   */
  public record Request(Instant at, Cube cube, int days, String outcome) {
    static Request of(QuotaLedger.Entry entry) {
      QuotaLedger.Purpose purpose = entry.purpose();
      return new Request(purpose.at(), purpose.cube(), purpose.days(), outcome(entry.fate()));
    }

    /** Reports a server error as refused, and another breakdown as unreadable. */
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
