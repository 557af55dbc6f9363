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
 * The day's budget at one moment, from one reading of the ledger: where it stands, what each way of
 * spending may take, and why not. Looking at it costs nothing.
 *
 * @param now the moment
 * @param allowance how large it is
 * @param record what the ledger holds of the day
 * @param warnings what users have to know of the ledger's keeping, in sentences of our own
 */
public record Budget(
    Instant now, QuotaGuard.Allowance allowance, DayRecord record, List<String> warnings) {
  /** A day that Clarity closed while we count fewer than this part of its requests is doubtful. */
  private static final int FAR_BELOW = 2;

  private static final Duration BEFORE_PROBE = Duration.ofHours(1);

  private static final String STORED_ANSWERS_GO_ON =
      " Stored answers go on (spend: never). Once Clarity is back, spend: reserve makes a request"
          + " all the same.";

  public Budget {
    warnings = List.copyOf(warnings);
  }

  /** Why a request may not be made. */
  public enum Reason {
    /** The day's requests are spent. */
    SPENT,
    /** Only reserved requests are left. */
    RESERVED,
    /** Clarity itself refused for quota today. */
    CLOSED,
    /** The day's record was lost in part. */
    UNCERTAIN,
    /** Requests bring nothing: the circuit breaker is open. */
    PAUSED
  }

  /**
   * A request that may not be made.
   *
   * @param reason why
   * @param sentence the same, and when that ends
   */
  public record Refusal(Reason reason, String sentence) {
    /** Whether the day has no request left for this way of spending. */
    public boolean isOutOfRequests() {
      return reason != Reason.PAUSED;
    }
  }

  public QuotaState state() {
    return new QuotaState(limit(), record.entries().size(), remaining(), day().resetsAt());
  }

  /** The requests of the day, in order. */
  public List<Entry> requests() {
    return record.entries();
  }

  /** Whether the record doesn't tell yet what became of some request. */
  public boolean hasRequestInFlight() {
    return record.entries().stream().anyMatch(entry -> entry.fate() == Fate.SENT);
  }

  /** How many requests a way of spending may make now. */
  public int available(Spend spend) {
    return refusal(spend).isPresent() ? 0 : left(spend);
  }

  /**
   * Why a way of spending may make no request now; empty where it may. While the circuit breaker is
   * open, {@link Spend#RESERVE} alone may: whoever asks for it has seen that Clarity is back.
   */
  public Optional<Refusal> refusal(Spend spend) {
    if (left(spend) <= 0) {
      Reason reason = reason();
      return Optional.of(new Refusal(reason, sentence(reason)));
    }
    return spend == Spend.RESERVE
        ? Optional.empty()
        : outage()
            .map(
                outage ->
                    new Refusal(
                        Reason.PAUSED,
                        allowance.isOfExports() ? outage + STORED_ANSWERS_GO_ON : outage));
  }

  /** The outage of Clarity that keeps the circuit breaker open now, in a sentence. */
  public Optional<String> outage() {
    List<Entry> entries =
        Stream.concat(record.before().stream(), record.entries().stream()).toList();
    return CircuitBreaker.open(entries, now).map(breaker -> breaker.sentence(allowance.requests()));
  }

  /** What it would be after one more request. */
  public Budget after(ExportRequest request) {
    return with(new Entry(nextSlot(), new Purpose(request.cube(), request.days(), now), Fate.SENT));
  }

  /** When the day began whose budget it is. */
  public Instant dayBegins() {
    return day().before().resetsAt();
  }

  /**
   * The breakdowns that questions asked for in the last {@link QuotaLedger#ASKED_DAYS} days, each
   * with the last time.
   */
  public Map<Cube, Instant> asked() {
    return record.asked();
  }

  boolean isAskedToday(Cube cube) {
    Instant last = record.asked().get(cube);
    return last != null && !last.isBefore(dayBegins());
  }

  private int limit() {
    return allowance.limit();
  }

  private int reserve() {
    return allowance.reserve();
  }

  QuotaDay day() {
    return QuotaDay.of(now);
  }

  /** The slot that a request made now gets, unless somebody else has made one meanwhile. */
  int nextSlot() {
    int slot = 1;
    for (Entry entry : record.entries()) {
      slot += entry.slot() == slot ? 1 : 0;
    }
    return slot;
  }

  /** How many slots of the day may be taken by a way of spending. */
  int ceiling(Spend spend) {
    return switch (spend) {
      case NEVER -> 0;
      case AUTO -> limit() - reserve();
      case RESERVE -> limit();
    };
  }

  /** The same record at another moment of the day. */
  Budget at(Instant later, List<String> warnings) {
    return new Budget(later, allowance, record, warnings);
  }

  Budget with(Entry entry) {
    return with(record.with(entry));
  }

  Budget settled(int slot, Fate fate) {
    return with(new Entry(slot, purpose(slot), fate));
  }

  Purpose purpose(int slot) {
    return record.entries().stream()
        .filter(entry -> entry.slot() == slot)
        .findFirst()
        .orElseThrow()
        .purpose();
  }

  Budget without(int slot) {
    return with(record.without(slot));
  }

  /** The same once Clarity dropped dimensions. */
  public Budget dropping(Collection<Cube> dropped) {
    return with(record.dropping(dropped));
  }

  /** The same once Clarity refused for quota. */
  public Budget closed() {
    return with(record.close());
  }

  Budget reopened() {
    return with(record.reopen());
  }

  private Budget with(DayRecord other) {
    return new Budget(now, allowance, other, warnings);
  }

  private int remaining() {
    if (mayProbe()) {
      return 1;
    }
    return record.isOpen() ? Math.max(0, limit() - record.entries().size()) : 0;
  }

  /**
   * Whether a day that Clarity closed is worth one more request: by our own count most of it is
   * left, and some time has passed since the refusal, which may have been of the day before.
   */
  boolean mayProbe() {
    List<Entry> refused = record.exhausted();
    return record.closed()
        && !record.uncertain()
        && refused.size() == 1
        && record.entries().size() <= limit() / FAR_BELOW
        && !now.isBefore(refused.get(0).purpose().at().plus(BEFORE_PROBE));
  }

  private int left(Spend spend) {
    return switch (spend) {
      case NEVER -> 0;
      case AUTO -> remaining() - reserve();
      case RESERVE -> remaining();
    };
  }

  private Reason reason() {
    if (record.closed()) {
      return Reason.CLOSED;
    }
    if (record.uncertain()) {
      return Reason.UNCERTAIN;
    }
    return remaining() > 0 ? Reason.RESERVED : Reason.SPENT;
  }

  private String sentence(Reason reason) {
    String next = " The next day's begin at " + day().resetsAt().truncatedTo(ChronoUnit.SECONDS);
    return switch (reason) {
      case SPENT -> "Today's " + limit() + " " + allowance.requests() + " are spent." + next + ".";
      case CLOSED ->
          (allowance.isOfExports()
                  ? "Clarity says that today's requests of this project are spent (429). Everything"
                      + " that exports from the project shares them."
                  : "Clarity says that today's " + allowance.requests() + " are spent (429).")
              + next
              + ".";
      case UNCERTAIN ->
          "The ledger was damaged, so nobody knows how many of today's requests are left."
              + next
              + ".";
      case RESERVED ->
          "The "
              + remaining()
              + " requests left today are reserved. To use one, call with spend:"
              + " reserve.";
      case PAUSED -> throw new IllegalArgumentException("an outage has its own sentence");
    };
  }
}
