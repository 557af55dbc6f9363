package io.claritytoolbox.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import io.claritytoolbox.model.PaidRequests;
import io.claritytoolbox.quota.QuotaGuard;
import java.util.List;

/**
 * Calls Clarity's dashboard. Each method sends one request, waits for its outcome and never repeats
 * it. Failures of the network or Clarity are outcomes, not exceptions.
 */
public interface DashboardClient {
  /** Sessions with a recording, in Clarity's order. */
  Outcome<List<Recording>> recordings(RecordingsRequest request);

  /** The dashboard's answer to a question in words. */
  Outcome<DashboardAnswer> ask(String question);

  /** A search result from Clarity's documentation, in Clarity's structure. */
  Outcome<JsonNode> documentation(String query);

  /**
   * A dashboard that uses this client.
   *
   * @param guard of the ledger {@link Dashboard#BUDGET}
   * @param paid the requests in flight, which the process finishes before it exits
   */
  default Dashboard within(QuotaGuard guard, PaidRequests paid) {
    return new Dashboard(this, guard, paid);
  }
}
