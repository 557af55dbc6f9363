package io.claritytoolbox.clarity;

import io.claritytoolbox.model.ExportRequest;
import java.time.Duration;
import java.util.Optional;

/** Makes requests to Clarity. Each one that may have reached it counts. */
@FunctionalInterface
public interface ExportClient {
  /**
   * Makes one request. It is never repeated once it may have arrived. Never throws for what the
   * network or Clarity does.
   */
  ExportOutcome fetch(ExportRequest request);

  /** Makes one request and waits for at most {@code within}, if that is less than usual. */
  default ExportOutcome fetch(ExportRequest request, Duration within) {
    return fetch(request);
  }

  /**
   * How far Clarity's clock is ahead of ours by the last answer, to the second; empty if it didn't
   * tell.
   */
  default Optional<Duration> serverAhead() {
    return Optional.empty();
  }
}
