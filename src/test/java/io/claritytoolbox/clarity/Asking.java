package io.claritytoolbox.clarity;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.claritytoolbox.clarity.HttpExportClient.Endpoint;
import io.claritytoolbox.clarity.HttpExportClient.Limits;
import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.Export;
import io.claritytoolbox.model.ExportRequest;
import io.claritytoolbox.model.ProjectId;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Clients that ask on loopback, with limits that tests can wait for. */
final class Asking {
  static final Instant NOW = Instant.parse("2026-03-05T14:30:00Z");
  static final String TOKEN = "sesame.opens.nothing";
  static final ExportRequest SITE = new ExportRequest(Cube.SITE, 1);
  static final int BYTES = 100_000;

  private static final Limits LIMITS =
      new Limits(Duration.ofSeconds(5), Duration.ofSeconds(10), BYTES);

  private Asking() {}

  /** Asks at each address in turn and prints what comes of it. */
  public static void main(String[] bases) {
    for (String base : bases) {
      System.out.println(at(URI.create(base)).fetch(SITE));
    }
  }

  /** Whatever came is the payload of the answer. */
  static ExportOutcome echo(byte[] body, ExportRequest request, Instant takenAt) {
    return new ExportOutcome.Answered(
        new Export(
            request.cube(),
            request.days(),
            takenAt,
            List.of(),
            List.of(),
            false,
            new String(body, UTF_8),
            List.of()));
  }

  static HttpExportClient at(URI base) {
    return with(base, LIMITS, TOKEN);
  }

  static HttpExportClient at(URI base, String token) {
    return with(base, LIMITS, token);
  }

  /** Waits so long for the whole answer. */
  static HttpExportClient waiting(Duration inAll, URI base) {
    return with(base, new Limits(Duration.ofSeconds(5), inAll, BYTES), TOKEN);
  }

  private static HttpExportClient with(URI base, Limits limits, String token) {
    return new HttpExportClient(
        new Endpoint(base, new ProjectId("my shop/eu"), limits),
        new TokenRing(
            "CLARITY_API_TOKEN",
            List.of(new TokenRing.Token("", () -> token, Instant.MIN, Instant.MAX))),
        Asking::echo,
        InstantSource.fixed(NOW));
  }
}
