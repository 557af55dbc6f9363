package io.claritytoolbox.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import io.claritytoolbox.dashboard.Outcome.Failed;
import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.PaidRequests;
import io.claritytoolbox.model.QuotaState;
import io.claritytoolbox.model.StorageFailure;
import io.claritytoolbox.quota.Budget;
import io.claritytoolbox.quota.QuotaGuard;
import io.claritytoolbox.quota.QuotaLedger.Fate;
import io.claritytoolbox.quota.QuotaLedger.Purpose;
import io.claritytoolbox.quota.Verdict;
import java.time.Instant;
import java.util.function.Supplier;
import org.slf4j.LoggerFactory;

/**
 * The dashboard of one project. Each request is reserved in a ledger of its own and committed
 * before it is sent; the day's exports are neither spent nor paused by it.
 */
public final class Dashboard {
  /** The name of its budget in the store. */
  public static final String BUDGET = "dashboard";

  /** What sentences call its requests. */
  public static final String REQUESTS = "requests to Clarity's dashboard";

  /** Of a request that is about no period. */
  private static final int NO_DAYS = 0;

  /** More than are shown are asked for, since not all that come are of the page. */
  private static final int TIMES_FOR_PAGE = 3;

  private final DashboardClient client;
  private final QuotaGuard guard;
  private final PaidRequests paid;

  Dashboard(DashboardClient client, QuotaGuard guard, PaidRequests paid) {
    this.client = client;
    this.guard = guard;
    this.paid = paid;
  }

  /** The time that counts. */
  public Instant now() {
    return guard.now();
  }

  /**
   * Where the day's budget stands.
   *
   * @throws StorageFailure when the store can't be read
   */
  public QuotaState quota() {
    return guard.look().state();
  }

  /**
   * Recordings, checked against the filters as far as they tell.
   *
   * @param request whose count is how many are wanted
   * @throws StorageFailure when the ledger can't be reached; nothing was sent
   */
  public DashboardReply<Recordings> recordings(RecordingsRequest request) {
    int asked =
        request.filters().page() == null
            ? request.count()
            : Math.min(RecordingsRequest.MOST, TIMES_FOR_PAGE * request.count());
    RecordingsRequest wider =
        new RecordingsRequest(request.window(), request.filters(), request.order(), asked);
    int days = (int) Math.max(1, Math.round(request.window().length().toHours() / 24.0));
    return spend(days, () -> client.recordings(wider))
        .map(came -> Recordings.of(came, request.filters(), request.count()));
  }

  /**
   * What the dashboard makes of a question in words.
   *
   * @throws StorageFailure when the ledger can't be reached; nothing was sent
   */
  public DashboardReply<DashboardAnswer> ask(String question) {
    return spend(NO_DAYS, () -> client.ask(question));
  }

  /**
   * What Clarity's documentation says.
   *
   * @throws StorageFailure when the ledger can't be reached; nothing was sent
   */
  public DashboardReply<JsonNode> documentation(String query) {
    return spend(NO_DAYS, () -> client.documentation(query));
  }

  private <T> DashboardReply<T> spend(int days, Supplier<Outcome<T>> request) {
    return paid.during(() -> reserveAndSend(days, request));
  }

  /** Once more for every token that is refused while another is left. */
  private <T> DashboardReply<T> reserveAndSend(int days, Supplier<Outcome<T>> request) {
    while (true) {
      Verdict verdict = guard.claim(new Purpose(Cube.SITE, days, guard.now()));
      if (!(verdict instanceof Verdict.Granted granted)) {
        return new DashboardReply.Refused<>(refusal(verdict));
      }
      Outcome<T> outcome = request.get();
      if (!(outcome instanceof Failed<T> failed) || failed.tokensLeft() == 0) {
        return reply(outcome, granted);
      }
      settle(granted, failed.fault());
    }
  }

  private static String refusal(Verdict verdict) {
    return verdict instanceof Verdict.Refused refused
        ? refused.sentence() + " Exports are not affected."
        : "";
  }

  private <T> DashboardReply<T> reply(Outcome<T> outcome, Verdict.Granted granted) {
    return outcome.match(
        answer ->
            new DashboardReply.Answered<>(
                answer, noted(granted, () -> guard.settle(granted, Fate.ANSWERED)).state()),
        failed -> {
          settle(granted, failed.fault());
          return new DashboardReply.Refused<>(failed.sentence());
        });
  }

  private void settle(Verdict.Granted granted, Fault fault) {
    noted(
        granted,
        () ->
            fault
                .fate()
                .map(
                    fate ->
                        fate == Fate.EXHAUSTED ? guard.close(granted) : guard.settle(granted, fate))
                .orElseGet(() -> guard.refund(granted)));
  }

  /** Where the ledger can't be written any more the request stays spent. */
  private static Budget noted(Verdict.Granted granted, Supplier<Budget> change) {
    try {
      return change.get();
    } catch (StorageFailure e) {
      LoggerFactory.getLogger(Dashboard.class).error("the fate of a request is not noted", e);
      return granted.budget();
    }
  }
}
