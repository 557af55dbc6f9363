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
 * An open circuit breaker: requests return no data, so none is sent for a while. It is derived from
 * the ledger, so all processes share it and a restart keeps it.
 *
 * <p>Two failures in a row open it: server errors, time-outs, broken connections, or answers that
 * are no export. The pause is 30 minutes and doubles with each further failure, up to 4 hours. It
 * notices the end of a short outage soon, and spends five or six requests on the first day of a
 * long one.
 *
 * @param failures in a row
 * @param since when the first of them was made
 * @param until when the pause ends
 */
record CircuitBreaker(int failures, Instant since, Instant until) {
  private static final Duration SHORTEST = Duration.ofMinutes(30);

  /** From 30 minutes to 4 hours. */
  private static final int MOST_DOUBLINGS = 3;

  private static final int IN_A_ROW = 2;

  /** A clock may be set back by this much; later entries are mistakes. */
  private static final Duration AHEAD = Duration.ofMinutes(5);

  /** A refused token or a spent day shows that Clarity works. */
  private static final Set<Fate> BROUGHT_NOTHING =
      EnumSet.of(Fate.FAILED, Fate.LOST, Fate.UNREADABLE);

  /**
   * The breaker if it is open. Requests in flight don't count; any answer closes it.
   *
   * @param entries of today and yesterday: midnight doesn't end an outage
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
    int doublings = Math.min(count - IN_A_ROW, MOST_DOUBLINGS);
    Instant until = failures.get(0).plus(SHORTEST.multipliedBy(1L << doublings));
    return Optional.of(new CircuitBreaker(count, failures.get(count - 1), until))
        .filter(breaker -> now.isBefore(breaker.until()));
  }

  /**
   * @param requests what they are called
   */
  String sentence(String requests) {
    return ("The last %s %s returned no data, the first at %s. Each one counts, so no request is sent until"
            + " %s.")
        .formatted(
            failures,
            requests,
            since.truncatedTo(ChronoUnit.SECONDS),
            until.truncatedTo(ChronoUnit.SECONDS));
  }
}
