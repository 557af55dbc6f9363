package io.claritytoolbox.clarity;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.claritytoolbox.http.Limits;
import io.claritytoolbox.model.ExportRequest;
import io.claritytoolbox.model.ProjectId;
import io.claritytoolbox.model.Reach;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * The address of Clarity. The documented one returns the last 24, 48 or 72 hours by up to three
 * dimensions. Any other counts as the setup guide's, which returns one UTC day without dimensions.
 *
 * @param base the start of all addresses
 * @param project named in the guide's address
 */
public record Endpoint(URI base, ProjectId project, Limits limits) {
  private static final String DOCUMENTED = "/export-data/api/v1";

  public Endpoint {
    base = URI.create(base.toString().replaceAll("/+$", ""));
  }

  public Endpoint(URI base, ProjectId project) {
    this(base, project, Limits.USUAL);
  }

  public Reach reach() {
    return base.getPath().endsWith(DOCUMENTED) ? Reach.FULL : Reach.LAST_DAY;
  }

  /** The call for a request; empty if this address doesn't provide it. */
  Optional<Call> call(ExportRequest request, Instant now) {
    if (!reach().gives(request)) {
      return Optional.empty();
    }
    return Optional.of(reach() == Reach.FULL ? liveInsights(request, now) : yesterday(now));
  }

  private Call liveInsights(ExportRequest request, Instant now) {
    StringBuilder address = new StringBuilder(base + "/project-live-insights?numOfDays=");
    address.append(request.days());
    for (int i = 0; i < request.cube().size(); i++) {
      String label = request.cube().dimensions().get(i).label();
      address.append("&dimension").append(i + 1).append('=').append(label);
    }
    return new Call(URI.create(address.toString()), now);
  }

  /** The day that ended last midnight. */
  private Call yesterday(Instant now) {
    Instant midnight = now.truncatedTo(ChronoUnit.DAYS);
    LocalDate date = LocalDate.ofInstant(midnight, ZoneOffset.UTC).minusDays(1);
    String segment = URLEncoder.encode(project.value(), UTF_8).replace("+", "%20");
    return new Call(
        URI.create(base + "/projects/" + segment + "/exports/sessions/" + date), midnight);
  }

  /**
   * @param takenAt the end of the time that its answer covers
   */
  record Call(URI address, Instant takenAt) {}
}
