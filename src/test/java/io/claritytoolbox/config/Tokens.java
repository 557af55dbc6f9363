package io.claritytoolbox.config;

import io.claritytoolbox.config.Config.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

/** Tokens in Clarity's format, with an invalid signature. */
final class Tokens {
  static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  static final String SUBJECT = "3141592653589793";
  static final String VALID = withClaims(claims(""));

  private Tokens() {}

  /** The claims of a valid token; {@code more} is empty or starts with a comma. */
  static String claims(String more) {
    return """
        {"iss":"clarity","aud":"clarity.data-exporter","scope":"Data.Export","sub":"%s"%s}"""
        .formatted(SUBJECT, more);
  }

  static String withClaims(String claims) {
    return encode("{\"alg\":\"RS256\",\"typ\":\"JWT\"}")
        + "."
        + encode(claims)
        + "."
        + "c2lnbmF0dXJlLW9mLW5vYm9keS1hdC1hbGw_-x";
  }

  /** A token without dates. */
  static Config.Token token(String name, String text) {
    return new Config.Token(name, new Secret(text), Instant.MIN, Instant.MAX);
  }

  static List<Config.Token> only(String text) {
    return List.of(token("the token in CLARITY_API_TOKEN", text));
  }

  private static String encode(String json) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }
}
