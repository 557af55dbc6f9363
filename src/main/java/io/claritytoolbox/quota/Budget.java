package io.claritytoolbox.quota;

import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.ExportRequest;
import io.claritytoolbox.model.QuotaState;
import io.claritytoolbox.model.Spend;
import io.claritytoolbox.quota.QuotaLedger.DayRecord;
import io.claritytoolbox.quota.QuotaLedger.Entry;
import io.claritytoolbox.quota.QuotaLedger.Fate;
import io.claritytoolbox.quota.QuotaLedger.Purpose;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The day's budget at one moment: what each way of spending may take, and why not.
 *
 * @param record the ledger's record of the day
 * @param warnings about the ledger, for users
 */
public record Budget(
    Instant now, QuotaGuard.Allowance allowance, DayRecord record, List<String> warnings) {
  /**
   * If Clarity closes a day while we count at most half of its requests, the refusal is doubtful.
   */
  private static final int FAR_BELOW = 2;

  private static final Duration BEFORE_PROBE = Duration.ofHours(1);

  private static final String STORED_ANSWERS_GO_ON =
      " Stored answers go on (spend: never). Once Clarity is back, spend: reserve makes a request"
          + " all the same.";

  public Budget {
    warnings = List.copyOf(warnings);
  }

  public enum Reason {
    SPENT,
    RESERVED,
    /** Clarity refused for quota today. */
    CLOSED,
    /** Part of the day's record was lost. */
    UNCERTAIN,
    /** The circuit breaker is open. */
    PAUSED
  }

  /**
   * Why no request may be made.
   *
   * @param sentence why, and until when
   */
  public record Refusal(Reason reason, String sentence) {
    public boolean isOutOfRequests() {
      return reason != Reason.PAUSED;
    }
  }

  public QuotaState state() {
    return new QuotaState(
        allowance.limit(), record.entries().size(), remaining(), day().resetsAt());
  }

  public List<Entry> requests() {
    return record.entries();
  }

  public boolean hasRequestInFlight() {
    return record.entries().stream().anyMatch(entry -> entry.fate() == Fate.SENT);
  }

  public int available(Spend spend) {
    return refusal(spend).isPresent() ? 0 : left(spend);
  }

  /**
   * Why no request may be made now; empty if one may. {@link Spend#RESERVE} passes an open circuit
   * breaker: its caller knows that Clarity is back.
   */
  public Optional<Refusal> refusal(Spend spend) {
    if (left(spend) <= 0) {
      return Optional.of(refusal());
    }
    if (spend == Spend.RESERVE) {
      return Optional.empty();
    }
    String goesOn = allowance.isOfExports() ? STORED_ANSWERS_GO_ON : "";
    return outage().map(outage -> new Refusal(Reason.PAUSED, outage + goesOn));
  }

  /** The outage that keeps the circuit breaker open, in a sentence. */
  public Optional<String> outage() {
    List<Entry> entries =
        Stream.concat(record.before().stream(), record.entries().stream()).toList();
    return CircuitBreaker.open(entries, now).map(breaker -> breaker.sentence(allowance.requests()));
  }

  /** The budget after one more request. */
  public Budget after(ExportRequest request) {
    Purpose purpose = new Purpose(request.cube(), request.days(), now);
    return with(record.with(new Entry(nextSlot(), purpose, Fate.SENT)));
  }

  public Instant dayBegins() {
    return day().before().resetsAt();
  }

  /** When each breakdown was last asked for, in the last {@link QuotaLedger#ASKED_DAYS} days. */
  public Map<Cube, Instant> asked() {
    return record.asked();
  }

  boolean isAskedToday(Cube cube) {
    Instant last = record.asked().get(cube);
    return last != null && !last.isBefore(dayBegins());
  }

  QuotaDay day() {
    return QuotaDay.of(now);
  }

  /** The slot that the next request gets, unless another process takes it. */
  int nextSlot() {
    int slot = 1;
    for (Entry entry : record.entries()) {
      slot += entry.slot() == slot ? 1 : 0;
    }
    return slot;
  }

  int ceiling(Spend spend) {
    return switch (spend) {
      case NEVER -> 0;
      case AUTO -> allowance.limit() - allowance.reserve();
      case RESERVE -> allowance.limit();
    };
  }

  Budget at(Instant later, List<String> warnings) {
    return new Budget(later, allowance, record, warnings);
  }

  Purpose purpose(int slot) {
    return record.entries().stream()
        .filter(entry -> entry.slot() == slot)
        .findFirst()
        .orElseThrow()
        .purpose();
  }

  public Budget dropping(Collection<Cube> dropped) {
    return with(record.dropping(dropped));
  }

  public Budget closed() {
    return with(record.close());
  }

  Budget with(DayRecord other) {
    return new Budget(now, allowance, other, warnings);
  }

  private int remaining() {
    if (mayProbe()) {
      return 1;
    }
    return record.isOpen() ? Math.max(0, allowance.limit() - record.entries().size()) : 0;
  }

  /**
   * Whether to try once more on a day that Clarity closed: by our count most requests are left, and
   * an hour has passed. The refusal may have been about the day before.
   */
  boolean mayProbe() {
    List<Entry> refused = record.exhausted();
    return record.closed()
        && !record.uncertain()
        && refused.size() == 1
        && record.entries().size() <= allowance.limit() / FAR_BELOW
        && !now.isBefore(refused.get(0).purpose().at().plus(BEFORE_PROBE));
  }

  private int left(Spend spend) {
    return switch (spend) {
      case NEVER -> 0;
      case AUTO -> remaining() - allowance.reserve();
      case RESERVE -> remaining();
    };
  }

  /** Why nothing is left. */
  private Refusal refusal() {
    Instant reset = day().resetsAt().truncatedTo(ChronoUnit.SECONDS);
    String next = " The next day begins at " + reset + ".";
    if (record.closed()) {
      String said =
          allowance.isOfExports()
              ? "Clarity says that today's requests of this project are spent (429)."
                  + " Everything that exports from the project shares them."
              : "Clarity says that today's " + allowance.requests() + " are spent (429).";
      return new Refusal(Reason.CLOSED, said + next);
    }
    if (record.uncertain()) {
      String said = "The ledger was damaged, so the number of requests left today is unknown.";
      return new Refusal(Reason.UNCERTAIN, said + next);
    }
    return remaining() > 0
        ? new Refusal(
            Reason.RESERVED,
            "The %s requests left today are reserved. To use one, call with spend: reserve."
                .formatted(remaining()))
        : new Refusal(
            Reason.SPENT,
            "Today's %s %s are spent.".formatted(allowance.limit(), allowance.requests()) + next);
  }
}
