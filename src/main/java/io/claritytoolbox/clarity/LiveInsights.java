package io.claritytoolbox.clarity;

import io.claritytoolbox.model.ExportRequest;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * The documented address: the last 24, 48 or 72 hours before the call, by up to three dimensions.
 */
record LiveInsights(URI base) implements Addressing {
  /** What the base of the documented address ends with. */
  static final String BASE = "/export-data/api/v1";

  @Override
  public Optional<Call> call(ExportRequest request, Instant now) {
    StringBuilder address = new StringBuilder(base + "/project-live-insights?numOfDays=");
    address.append(request.days());
    for (int i = 0; i < request.cube().size(); i++) {
      String label = request.cube().dimensions().get(i).label();
      address.append("&dimension").append(i + 1).append('=').append(label);
    }
    return Optional.of(new Call(URI.create(address.toString()), now));
  }
}
