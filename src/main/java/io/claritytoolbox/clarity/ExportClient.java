package io.claritytoolbox.clarity;

import io.claritytoolbox.model.ExportRequest;
import java.time.Duration;

/** Asks Clarity. Each request that may have reached it costs one of the day. */
@FunctionalInterface
public interface ExportClient {
  /**
   * Makes one request and waits for its outcome. A request that may have arrived is never sent
   * again. Never throws for what the network or Clarity does.
   */
  ExportOutcome fetch(ExportRequest request);

  /**
   * The same for those who can't wait as long as Clarity may take.
   *
   * @param within how long to wait, if that is less than usual
   */
  default ExportOutcome fetch(ExportRequest request, Duration within) {
    return fetch(request);
  }
}
