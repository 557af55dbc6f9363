package io.claritytoolbox.bench;

import io.claritytoolbox.clarity.ExportClient;
import io.claritytoolbox.clarity.ExportOutcome;
import io.claritytoolbox.model.ExportRequest;

/** A Clarity that answers one request with a server error. */
final class Stumbling implements ExportClient {
  private final ExportClient client;
  private int callsUntil;

  Stumbling(ExportClient client) {
    this.client = client;
  }

  /** Makes the n-th request from now fail, counted from one. */
  void failOn(int call) {
    callsUntil = call;
  }

  @Override
  public ExportOutcome fetch(ExportRequest request) {
    return --callsUntil == 0
        ? new ExportOutcome.Failed(ExportOutcome.Reason.SERVER_ERROR, "500")
        : client.fetch(request);
  }
}
