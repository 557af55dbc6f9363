package io.claritytoolbox.clarity;

import io.claritytoolbox.model.ExportRequest;
import java.time.Duration;
import java.util.Optional;

/** Sends requests to Clarity. Each one that may have reached it counts. */
@FunctionalInterface
public interface ExportClient {
  /**
   * Sends one request. It is never repeated if it may have arrived. Failures of the network or
   * Clarity are outcomes, not exceptions.
   */
  ExportOutcome fetch(ExportRequest request);

  /** Sends one request and waits for at most {@code within}, if that is less than usual. */
  default ExportOutcome fetch(ExportRequest request, Duration within) {
    return fetch(request);
  }

  /**
   * How far Clarity's clock is ahead of this machine's, from the last response, to the second;
   * empty if unknown.
   */
  default Optional<Duration> serverAhead() {
    return Optional.empty();
  }
}
