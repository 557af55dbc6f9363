package io.claritytoolbox.clarity;

import io.claritytoolbox.http.Limits;
import io.claritytoolbox.http.Retries;
import io.claritytoolbox.http.TokenRing;
import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.ExportRequest;
import io.claritytoolbox.model.ProjectId;
import io.claritytoolbox.model.RefusedTokens;
import io.claritytoolbox.scrub.AddressFolding;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Clients that ask on loopback, with limits that tests can wait for, and without a pause. */
final class Asking {
  static final Instant NOW = Instant.parse("2026-03-05T14:30:00Z");
  static final String TOKEN = "sesame.opens.nothing";
  static final String VARIABLE = "THE_VARIABLE";
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

  static HttpExportClient at(URI base) {
    return at(base, TOKEN);
  }

  static HttpExportClient at(URI base, String token) {
    return with(base, LIMITS, InstantSource.fixed(NOW), ring(token));
  }

  /** Waits so long for the whole answer. */
  static HttpExportClient waiting(Duration inAll, URI base) {
    return waiting(inAll, base, InstantSource.fixed(NOW));
  }

  static HttpExportClient waiting(Duration inAll, URI base, InstantSource clock) {
    return with(base, new Limits(Duration.ofSeconds(5), inAll, BYTES), clock, ring(TOKEN));
  }

  static HttpExportClient at(URI base, InstantSource clock, TokenRing tokens) {
    return with(base, LIMITS, clock, tokens);
  }

  private static TokenRing ring(String token) {
    return new TokenRing(
        VARIABLE,
        List.of(new TokenRing.Token("", () -> token, Instant.MIN, Instant.MAX)),
        RefusedTokens.FORGOTTEN);
  }

  private static HttpExportClient with(
      URI base, Limits limits, InstantSource clock, TokenRing tokens) {
    return new HttpExportClient(
        new Endpoint(base, new ProjectId("my shop/eu"), limits),
        tokens,
        new AddressFolding(List.of()),
        new Retries(clock, time -> {}, () -> 0.5));
  }
}
