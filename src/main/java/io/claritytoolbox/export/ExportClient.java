package io.claritytoolbox.export;

/** Asks Clarity, once per call and never again on its own: each call costs a request of the day. */
@FunctionalInterface
public interface ExportClient {
  /**
   * Makes one call and waits for its outcome; never throws for what the network or Clarity does.
   */
  ExportOutcome fetch(ExportRequest request);

  /** An address in the form that this client's exports hold it in. */
  default String folded(String address) {
    return address;
  }
}
