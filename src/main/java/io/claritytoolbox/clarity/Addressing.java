package io.claritytoolbox.clarity;

import io.claritytoolbox.model.ExportRequest;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/** Puts requests into addresses of Clarity. */
@FunctionalInterface
interface Addressing {
  /** The call that brings what is asked at that time; empty where these addresses can't say it. */
  Optional<Call> call(ExportRequest request, Instant now);

  /** The addresses below the base of an endpoint. */
  static Addressing of(HttpExportClient.Endpoint endpoint) {
    return endpoint.base().getPath().endsWith(LiveInsights.BASE)
        ? new LiveInsights(endpoint.base())
        : new SessionsByDate(endpoint.base(), endpoint.project());
  }

  /**
   * A call to make.
   *
   * @param address what to get
   * @param takenAt the end of the time that its answer covers
   */
  record Call(URI address, Instant takenAt) {}
}
