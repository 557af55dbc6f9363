package io.claritytoolbox.planner;

import io.claritytoolbox.history.StoredExport;
import io.claritytoolbox.model.QuotaState;
import io.claritytoolbox.quota.QuotaLedger;
import java.util.List;

/**
 * The day's budget and what it bought.
 *
 * @param quota where it stands
 * @param requests those made today, in order
 * @param freeNow the exports from which questions are answered without a request, newest first
 */
public record QuotaReport(
    QuotaState quota, List<QuotaLedger.Entry> requests, List<StoredExport> freeNow) {
  public QuotaReport {
    requests = List.copyOf(requests);
    freeNow = List.copyOf(freeNow);
  }
}
