package io.claritytoolbox.clarity;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.ExportRequest;
import io.claritytoolbox.model.ProjectId;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * The setup guide's address: one calendar day (UTC) of a project, without dimensions. One day of
 * the site is asked for as yesterday, so what comes covers the day that ended last midnight and not
 * the hours since.
 */
record SessionsByDate(URI base, ProjectId project) implements Addressing {
  @Override
  public Optional<Call> call(ExportRequest request, Instant now) {
    if (!request.cube().equals(Cube.SITE) || request.days() != 1) {
      return Optional.empty();
    }
    Instant midnight = now.truncatedTo(ChronoUnit.DAYS);
    LocalDate yesterday = LocalDate.ofInstant(midnight, ZoneOffset.UTC).minusDays(1);
    String segment = URLEncoder.encode(project.value(), UTF_8).replace("+", "%20");
    String address = base + "/projects/" + segment + "/exports/sessions/" + yesterday;
    return Optional.of(new Call(URI.create(address), midnight));
  }
}
