package io.claritytoolbox.config;

import com.fasterxml.jackson.databind.JsonNode;
import io.claritytoolbox.json.Json;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** The claims of a JSON Web Token. The signature is not verified. */
record TokenClaims(JsonNode claims) {
  private static final String EXPORTER = "clarity.data-exporter";
  private static final String SCOPE = "Data.Export";

  /** The tolerated difference between the user's clock and Clarity's. */
  private static final long SKEW_SECONDS = 300;

  /** The claims of a token; empty if it is not a JSON Web Token. */
  static Optional<TokenClaims> of(String token) {
    String[] parts = token.split("\\.", -1);
    return parts.length != 3 || parts[2].isEmpty() || object(parts[0]).isEmpty()
        ? Optional.empty()
        : object(parts[1]).map(TokenClaims::new);
  }

  private static Optional<JsonNode> object(String part) {
    try {
      JsonNode node = Json.read(Base64.getUrlDecoder().decode(part));
      return Optional.of(node).filter(JsonNode::isObject);
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  Config.TokenReport report(String name, Instant now) {
    return new Config.TokenReport(
        name,
        true,
        contains(claims.path("aud"), EXPORTER),
        contains(claims.path("scope"), SCOPE),
        notBefore(),
        expiry(),
        claims.path("sub").asText(""),
        fault(now));
  }

  private String fault(Instant now) {
    if (!contains(claims.path("aud"), EXPORTER)) {
      return "is not a token for Clarity's Data Export";
    }
    if (!contains(claims.path("scope"), SCOPE)) {
      return "is a token that does not allow exports";
    }
    if (!expiry().isAfter(now)) {
      return "expired on " + LocalDate.ofInstant(expiry(), ZoneOffset.UTC) + " (UTC)";
    }
    return notBefore().isAfter(now) ? "is not valid yet; check this machine's clock" : "";
  }

  private Instant expiry() {
    return time("exp").orElse(Instant.MAX);
  }

  private Instant notBefore() {
    return time("nbf").map(time -> time.minusSeconds(SKEW_SECONDS)).orElse(Instant.MIN);
  }

  /** A claim in seconds since 1970. A time beyond the range of {@link Instant} counts as unset. */
  private Optional<Instant> time(String claim) {
    JsonNode seconds = claims.path(claim);
    return seconds.isNumber() && seconds.doubleValue() < Instant.MAX.getEpochSecond() / 2.0
        ? Optional.of(Instant.ofEpochSecond(Math.max(0, seconds.longValue())))
        : Optional.empty();
  }

  /** Whether a claim, an array or a string of words, contains a word. */
  private static boolean contains(JsonNode claim, String word) {
    if (claim.isArray()) {
      return StreamSupport.stream(claim.spliterator(), false)
          .anyMatch(element -> element.asText().equals(word));
    }
    return Arrays.asList(claim.asText("").split(" ", -1)).contains(word);
  }
}
