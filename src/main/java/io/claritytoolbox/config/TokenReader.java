package io.claritytoolbox.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * Reads a token and checks what can be checked for free: nothing is asked of Clarity and the
 * signature is not verified. Sentences hold no part of it.
 */
final class TokenReader {
  private static final String AUDIENCE = "clarity.data-exporter";
  private static final String SCOPE = "Data.Export";
  private static final String REMEDY =
      " Create one in Clarity under Settings → Data Export → Generate new API token, and put it"
          + " into the `env` of this server.";
  private static final Set<String> PLACEHOLDERS =
      Set.of(
          "your-generated-token-here", "your-jwt-token-here", "your_api_token", "<your_api_token>");
  private static final Pattern BEARER = Pattern.compile("(?is)bearer(\\s+(?<rest>.*))?");
  private static final Pattern INVISIBLE = Pattern.compile("[\\s\\p{Z}\\p{Cc}\\p{Cf}]+");
  private static final Pattern FIT_FOR_A_HEADER = Pattern.compile("[!-~]+");

  /** How far the user's clock and Clarity's may be apart. */
  private static final long SKEW_SECONDS = 300;

  private final InstantSource clock;

  TokenReader(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * The token in a variable; empty where it can't be used, and then a fault says why.
   *
   * @param label what sentences call the variable
   */
  Optional<Token> read(String variable, String label, Variables variables) {
    String token = clean(variables.value(variable).orElse(""));
    Optional<JsonNode> claims = JsonWebToken.claims(token);
    Optional<String> fault = faultOf(token).or(() -> claims.flatMap(this::faultOf));
    if (fault.isPresent()) {
      variables.fault(label + " " + fault.get() + "." + REMEDY);
      return Optional.empty();
    }
    if (claims.isEmpty()) {
      variables.warn(label + " does not look like a token of Clarity's; it is tried all the same.");
    }
    String subject = claims.map(its -> its.path("sub").asText("")).orElse("");
    return Optional.of(new Token(new Secret(token), subject));
  }

  private static Optional<String> faultOf(String token) {
    if (!Variables.isFilled(token)) {
      return Optional.of("is not set");
    }
    if (PLACEHOLDERS.contains(token.toLowerCase(Locale.ROOT))) {
      return Optional.of("still holds the placeholder of the guide, not a token");
    }
    return FIT_FOR_A_HEADER.matcher(token).matches()
        ? Optional.empty()
        : Optional.of("holds characters that no token has");
  }

  /** Removes what comes along when a token is copied: quotes, Bearer, spaces, line ends. */
  private static String clean(String pasted) {
    String text = pasted.strip();
    String before;
    do {
      before = text;
      text = withoutBearer(withoutQuotes(text)).strip();
    } while (!text.equals(before));
    return INVISIBLE.matcher(text).replaceAll("");
  }

  private static String withoutQuotes(String text) {
    boolean quoted =
        text.length() >= 2
            && "\"'`".indexOf(text.charAt(0)) >= 0
            && text.charAt(0) == text.charAt(text.length() - 1);
    return quoted ? text.substring(1, text.length() - 1) : text;
  }

  private static String withoutBearer(String text) {
    var matcher = BEARER.matcher(text);
    if (!matcher.matches()) {
      return text;
    }
    String rest = matcher.group("rest");
    return rest == null ? "" : rest;
  }

  private Optional<String> faultOf(JsonNode claims) {
    if (!names(claims.path("aud"), AUDIENCE)) {
      return Optional.of("is a token for something else than Clarity's Data Export");
    }
    if (!names(claims.path("scope"), SCOPE)) {
      return Optional.of("is a token that does not allow exports");
    }
    long now = clock.instant().getEpochSecond();
    JsonNode expiry = claims.path("exp");
    if (expiry.isNumber() && expiry.doubleValue() <= now) {
      return Optional.of("expired on " + date(expiry) + " (UTC)");
    }
    JsonNode start = claims.path("nbf");
    if (start.isNumber() && start.doubleValue() > now + SKEW_SECONDS) {
      return Optional.of(
          "is not valid yet; either the clock of this machine is wrong or the token is");
    }
    return Optional.empty();
  }

  /** Whether a claim, a text of words or an array of them, holds a word. */
  private static boolean names(JsonNode claim, String word) {
    if (claim.isArray()) {
      return StreamSupport.stream(claim.spliterator(), false)
          .anyMatch(element -> element.asText().equals(word));
    }
    return Arrays.asList(claim.asText("").split(" ", -1)).contains(word);
  }

  private static LocalDate date(JsonNode seconds) {
    Instant instant = Instant.ofEpochSecond(Math.max(0, seconds.longValue()));
    return LocalDate.ofInstant(instant, ZoneOffset.UTC);
  }
}
