package io.claritytoolbox.quota;

import io.claritytoolbox.quota.QuotaLedger.Entry;
import io.claritytoolbox.quota.QuotaLedger.Fate;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * An open circuit breaker: Clarity answers with server errors, so no request is made for a while.
 * The ledger alone tells of it, so every process knows of it and no restart forgets it.
 *
 * <p>One error may be chance; the second in a row opens the breaker. Each error costs one of ten
 * requests, and outages of days are on record: a pause of 30 minutes, doubled by every further
 * error to 4 hours at most, finds the end of a short outage soon and spends five or six requests on
 * the first day of a long one, not all ten in the first minutes.
 *
 * @param since when the first of the errors in a row was asked for
 * @param until when the pause after the last of them ends
 */
record CircuitBreaker(Instant since, Instant until) {
  private static final Duration SHORTEST = Duration.ofMinutes(30);
  private static final Duration LONGEST = Duration.ofHours(4);
  private static final int IN_A_ROW = 2;

  /** Clocks are set back by this much in the ordinary way; what lies further ahead is a mistake. */
  private static final Duration AHEAD = Duration.ofMinutes(5);

  /**
   * The breaker if it is open now. Requests without an answer tell nothing; any answer but a server
   * error closes it.
   *
   * @param entries the requests of today and of the day before: midnight doesn't end an outage
   */
  static Optional<CircuitBreaker> open(List<Entry> entries, Instant now) {
    List<Instant> errors =
        entries.stream()
            .filter(entry -> !entry.purpose().at().isAfter(now.plus(AHEAD)))
            .filter(entry -> entry.fate() != Fate.SENT && entry.fate() != Fate.LOST)
            .sorted(Comparator.comparing((Entry entry) -> entry.purpose().at()).reversed())
            .takeWhile(entry -> entry.fate() == Fate.FAILED)
            .map(entry -> entry.purpose().at())
            .toList();
    if (errors.size() < IN_A_ROW) {
      return Optional.empty();
    }
    Instant until = errors.get(0).plus(pause(errors.size()));
    return Optional.of(new CircuitBreaker(errors.get(errors.size() - 1), until))
        .filter(breaker -> now.isBefore(breaker.until()));
  }

  private static Duration pause(int errors) {
    Duration pause = SHORTEST;
    for (int error = IN_A_ROW; error < errors && pause.compareTo(LONGEST) < 0; error++) {
      pause = pause.multipliedBy(2);
    }
    return pause;
  }

  String sentence() {
    return "Clarity has answered with server errors since "
        + since.truncatedTo(ChronoUnit.SECONDS)
        + ". Each one costs a request, so none is made until "
        + until.truncatedTo(ChronoUnit.SECONDS)
        + ".";
  }
}
