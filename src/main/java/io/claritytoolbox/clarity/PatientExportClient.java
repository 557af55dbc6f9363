package io.claritytoolbox.clarity;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import io.claritytoolbox.clarity.ExportOutcome.NeverArrived;
import io.claritytoolbox.clarity.ExportOutcome.Where;
import io.claritytoolbox.model.ExportRequest;
import java.util.List;

/**
 * Calls again, a little later each time, where a call certainly did not reach Clarity: that costs
 * nothing. All else costs a request of the day and is left as it is.
 */
public final class PatientExportClient implements ExportClient {
  private static final double JITTER = 0.25;

  private final ExportClient client;
  private final RetryPolicy<ExportOutcome> policy;

  public PatientExportClient(ExportClient client) {
    this(client, Patience.USUAL);
  }

  PatientExportClient(ExportClient client, Patience patience) {
    this.client = client;
    this.policy =
        RetryPolicy.<ExportOutcome>builder()
            .handleIf((outcome, failure) -> outcome instanceof NeverArrived)
            .withMaxAttempts(patience.calls())
            .withBackoff(patience.first(), patience.longest())
            .withJitter(JITTER)
            .withMaxDuration(patience.inAll())
            .build();
  }

  @Override
  public ExportOutcome fetch(ExportRequest request) {
    Calls calls = new Calls(client, request);
    try {
      return Failsafe.with(policy).get(calls::next);
    } catch (FailsafeException e) {
      // Interrupted while it waited for its next turn.
      Thread.currentThread().interrupt();
      return calls.last;
    }
  }

  /** The calls made for one request. */
  private static final class Calls {
    private final ExportClient client;
    private final ExportRequest request;
    private ExportOutcome last = new NeverArrived(Where.CONNECTION);

    Calls(ExportClient client, ExportRequest request) {
      this.client = client;
      this.request = request;
    }

    ExportOutcome next() {
      last = client.fetch(request);
      return last;
    }
  }

  @Override
  public String tokenVariable() {
    return client.tokenVariable();
  }

  @Override
  public List<ExportOutcome.Refused> passedOver() {
    return client.passedOver();
  }

  @Override
  public String folded(String address) {
    return client.folded(address);
  }
}
