package io.claritytoolbox.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.stream.StreamSupport;

/** What a token says of itself, as far as it decides whether to try it. */
final class TokenClaims {
  private static final String EXPORTER = "clarity.data-exporter";
  private static final String SCOPE = "Data.Export";

  /** How far the user's clock and Clarity's may be apart. */
  private static final long SKEW_SECONDS = 300;

  private final JsonNode claims;

  TokenClaims(JsonNode claims) {
    this.claims = claims;
  }

  /** What is to be reported of it at an instant. */
  TokenReport report(String name, Instant now) {
    return new TokenReport(
        name,
        true,
        names(claims.path("aud"), EXPORTER),
        names(claims.path("scope"), SCOPE),
        time("nbf", Instant.MIN, SKEW_SECONDS),
        time("exp", Instant.MAX, 0),
        claims.path("sub").asText(""),
        fault(now));
  }

  private String fault(Instant now) {
    if (!names(claims.path("aud"), EXPORTER)) {
      return "is a token for something else than Clarity's Data Export";
    }
    if (!names(claims.path("scope"), SCOPE)) {
      return "is a token that does not allow exports";
    }
    Instant expiry = time("exp", Instant.MAX, 0);
    if (!expiry.isAfter(now)) {
      return "expired on " + LocalDate.ofInstant(expiry, ZoneOffset.UTC) + " (UTC)";
    }
    return time("nbf", Instant.MIN, SKEW_SECONDS).isAfter(now)
        ? "is not valid yet; either the clock of this machine is wrong or the token is"
        : "";
  }

  /** A claim in seconds since 1970, some seconds earlier; what no clock reaches counts as unset. */
  private Instant time(String claim, Instant unset, long earlier) {
    JsonNode seconds = claims.path(claim);
    boolean isReal =
        seconds.isNumber() && seconds.doubleValue() < Instant.MAX.getEpochSecond() / 2.0;
    return isReal ? Instant.ofEpochSecond(Math.max(0, seconds.longValue()) - earlier) : unset;
  }

  /** Whether a claim, a text of words or an array of them, holds a word. */
  private static boolean names(JsonNode claim, String word) {
    if (claim.isArray()) {
      return StreamSupport.stream(claim.spliterator(), false)
          .anyMatch(element -> element.asText().equals(word));
    }
    return Arrays.asList(claim.asText("").split(" ", -1)).contains(word);
  }
}
