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
 * The dashboard of a project. Each request is committed to its own ledger before it is sent, so it
 * neither uses nor pauses the requests for exports.
 */
public final class Dashboard {
  /** The name of its ledger in the store. */
  public static final String BUDGET = "dashboard";

  /** The name of its requests in sentences. */
  public static final String REQUESTS = "requests to Clarity's dashboard";

  /** For requests without a period. */
  private static final int NO_DAYS = 0;

  /** Requests more recordings than are shown, because some may be of other pages. */
  private static final int TIMES_FOR_PAGE = 3;

  private final DashboardClient client;
  private final QuotaGuard guard;
  private final PaidRequests paid;

  Dashboard(DashboardClient client, QuotaGuard guard, PaidRequests paid) {
    this.client = client;
    this.guard = guard;
    this.paid = paid;
  }

  /** The time of the ledger. */
  public Instant now() {
    return guard.now();
  }

  /**
   * Today's requests.
   *
   * @throws StorageFailure if the store can't be read
   */
  public QuotaState quota() {
    return guard.look().state();
  }

  /**
   * Recordings, checked against the filters where possible.
   *
   * @param request its count is the number of recordings to return
   * @throws StorageFailure if the ledger can't be accessed; nothing was sent
   */
  public DashboardReply<Recordings> recordings(RecordingsRequest request) {
    int asked =
        request.page() == null
            ? request.count()
            : Math.min(RecordingsRequest.MOST, TIMES_FOR_PAGE * request.count());
    int days = (int) Math.max(1, Math.round(request.window().length().toHours() / 24.0));
    return spend(days, () -> client.recordings(request.of(asked)))
        .map(came -> Recordings.of(came, request));
  }

  /**
   * The dashboard's answer to a question in words.
   *
   * @throws StorageFailure if the ledger can't be accessed; nothing was sent
   */
  public DashboardReply<DashboardAnswer> ask(String question) {
    return spend(NO_DAYS, () -> client.ask(question));
  }

  /**
   * A search result from Clarity's documentation.
   *
   * @throws StorageFailure if the ledger can't be accessed; nothing was sent
   */
  public DashboardReply<JsonNode> documentation(String query) {
    return spend(NO_DAYS, () -> client.documentation(query));
  }

  private <T> DashboardReply<T> spend(int days, Supplier<Outcome<T>> request) {
    return paid.during(() -> reserveAndSend(days, request));
  }

  /** Repeats the request for each refused token while another is left. */
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

  /** If the ledger can't be written any more, the request stays counted. */
  private static Budget noted(Verdict.Granted granted, Supplier<Budget> change) {
    try {
      return change.get();
    } catch (StorageFailure e) {
      LoggerFactory.getLogger(Dashboard.class).error("the fate of a request is not noted", e);
      return granted.budget();
    }
  }
}
