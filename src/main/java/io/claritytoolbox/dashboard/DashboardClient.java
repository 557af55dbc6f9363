package io.claritytoolbox.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import io.claritytoolbox.model.PaidRequests;
import io.claritytoolbox.quota.QuotaGuard;
import java.util.List;

/**
 * Asks Clarity's dashboard. Each method makes one request, waits for its outcome and never sends it
 * again; none throws for what the network or Clarity does.
 */
public interface DashboardClient {
  /** Sessions with a recording, as Clarity orders them. */
  Outcome<List<Recording>> recordings(RecordingsRequest request);

  /** What the dashboard makes of a question in words. */
  Outcome<DashboardAnswer> ask(String question);

  /** What Clarity's documentation says, in whatever shape it comes. */
  Outcome<JsonNode> documentation(String query);

  /**
   * The dashboard that asks by this client.
   *
   * @param guard of the budget {@link Dashboard#BUDGET}
   * @param paid the requests in flight, which a process that ends waits for
   */
  default Dashboard within(QuotaGuard guard, PaidRequests paid) {
    return new Dashboard(this, guard, paid);
  }
}
