package io.claritytoolbox.clarity;

import io.claritytoolbox.model.ExportRequest;
import java.util.List;

/** Asks Clarity, once per call and never again on its own: each call costs a request of the day. */
@FunctionalInterface
public interface ExportClient {
  /**
   * Makes one call and waits for its outcome; never throws for what the network or Clarity does.
   */
  ExportOutcome fetch(ExportRequest request);

  /** The variable that holds the tokens this client sends. */
  default String tokenVariable() {
    return "CLARITY_API_TOKEN";
  }

  /** Which tokens were refused so lately that others are sent in their place. */
  default List<ExportOutcome.Refused> passedOver() {
    return List.of();
  }

  /** An address in the form that this client's exports hold it in. */
  default String folded(String address) {
    return address;
  }
}
