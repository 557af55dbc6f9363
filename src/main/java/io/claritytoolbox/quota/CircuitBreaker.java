package io.claritytoolbox.quota;

import io.claritytoolbox.quota.QuotaLedger.Entry;
import io.claritytoolbox.quota.QuotaLedger.Fate;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An open circuit breaker: requests to Clarity bring nothing, so none is made for a while. The
 * ledger alone tells of it, so every process knows of it and no restart forgets it.
 *
 * <p>One failure may be chance; the second in a row opens the breaker, be it a server error, a
 * time-out, a broken connection or something that is no export. Each costs one of ten requests, and
 * outages of days are on record: a pause of 30 minutes, doubled by every further one to 4 hours at
 * most, finds the end of a short outage soon and spends five or six requests on the first day of a
 * long one, not all ten in the first minutes.
 *
 * @param failures how many requests in a row brought nothing
 * @param since when the first of them was made
 * @param until when the pause after the last of them ends
 */
record CircuitBreaker(int failures, Instant since, Instant until) {
  private static final Duration SHORTEST = Duration.ofMinutes(30);
  private static final Duration LONGEST = Duration.ofHours(4);
  private static final int IN_A_ROW = 2;

  /** Clocks are set back by this much in the ordinary way; what lies further ahead is a mistake. */
  private static final Duration AHEAD = Duration.ofMinutes(5);

  /** A token that is refused, or a spent day, is told by Clarity itself, which is there. */
  private static final Set<Fate> BROUGHT_NOTHING =
      EnumSet.of(Fate.FAILED, Fate.LOST, Fate.UNREADABLE);

  /**
   * The breaker if it is open now. Requests under way tell nothing; any answer of Clarity's closes
   * it.
   *
   * @param entries the requests of today and of the day before: midnight doesn't end an outage
   */
  static Optional<CircuitBreaker> open(List<Entry> entries, Instant now) {
    List<Instant> failures =
        entries.stream()
            .filter(entry -> !entry.purpose().at().isAfter(now.plus(AHEAD)))
            .filter(entry -> entry.fate() != Fate.SENT)
            .sorted(Comparator.comparing((Entry entry) -> entry.purpose().at()).reversed())
            .takeWhile(entry -> BROUGHT_NOTHING.contains(entry.fate()))
            .map(entry -> entry.purpose().at())
            .toList();
    int count = failures.size();
    if (count < IN_A_ROW) {
      return Optional.empty();
    }
    Instant until = failures.get(0).plus(pause(count));
    return Optional.of(new CircuitBreaker(count, failures.get(count - 1), until))
        .filter(breaker -> now.isBefore(breaker.until()));
  }

  private static Duration pause(int failures) {
    Duration pause = SHORTEST;
    for (int failure = IN_A_ROW; failure < failures && pause.compareTo(LONGEST) < 0; failure++) {
      pause = pause.multipliedBy(2);
    }
    return pause;
  }

  /**
   * @param requests what they are called
   */
  String sentence(String requests) {
    return "The last "
        + failures
        + " "
        + requests
        + " brought no data, the first at "
        + since.truncatedTo(ChronoUnit.SECONDS)
        + ". Each one counts, so none is made until "
        + until.truncatedTo(ChronoUnit.SECONDS)
        + ".";
  }
}
