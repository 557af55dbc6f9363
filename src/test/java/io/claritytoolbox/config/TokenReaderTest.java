package io.claritytoolbox.config;

import static io.claritytoolbox.config.Readings.configWith;
import static io.claritytoolbox.config.Readings.faultsWith;
import static io.claritytoolbox.config.Readings.readWith;
import static io.claritytoolbox.config.Tokens.claims;
import static io.claritytoolbox.config.Tokens.withClaims;
import static org.assertj.core.api.Assertions.assertThat;

import io.claritytoolbox.config.Config.Secret;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TokenReaderTest {
  private static final long NOW = Tokens.NOW.getEpochSecond();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%s",
        "  %s\r\n",
        "Bearer %s",
        "bearer   %s",
        "\"%s\"",
        "'%s'",
        "`%s`",
        "\"Bearer %s\"",
        "Bearer \"%s\"",
        "\u200b%s\u00a0"
      })
  void acceptsATokenWithQuotesBearerAndSpaces(String pasted) {
    assertThat(token(pasted.formatted(Tokens.VALID))).isEqualTo(new Secret(Tokens.VALID));
  }

  @Test
  void joinsATokenThatIsBrokenAcrossLines() {
    String broken = Tokens.VALID.replaceAll("(.{20})", "$1\r\n  ");

    assertThat(token(broken)).isEqualTo(new Secret(Tokens.VALID));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer", "Bearer ${TOKEN}", "\"\"", "'${TOKEN}'"})
  void treatsAnEmptyWrappingAsUnset(String pasted) {
    assertThat(faultsWith("CLARITY_API_TOKEN", pasted))
        .singleElement()
        .asString()
        .startsWith("CLARITY_API_TOKEN is not set.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"your-generated-token-here", "your-jwt-token-here", "YOUR_API_TOKEN"})
  void recognizesTheGuidesPlaceholders(String placeholder) {
    assertThat(faultsWith("CLARITY_API_TOKEN", placeholder))
        .containsExactly(
            "CLARITY_API_TOKEN still contains the guide's placeholder, not a token. Create a token"
                + " in Clarity under Settings → Data Export → Generate new API token, and add it"
                + " to this server's `env`.");
  }

  @Test
  void readsTheSubjectFromTheToken() {
    assertThat(configWith().projects().get(0).subject()).isEqualTo(Tokens.SUBJECT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"opaque-token-of-some-kind", "a.b.c", "eyJhbGciOiJSUzI1NiJ9.e30", "e30.e30."})
  void acceptsAnOpaqueTokenWithAWarning(String opaque) {
    Config.Project project = configWith("CLARITY_API_TOKEN", opaque).projects().get(0);

    assertThat(project.tokens().get(0).secret()).isEqualTo(new Secret(opaque));
    assertThat(project.subject()).isEmpty();
    assertThat(readWith("CLARITY_API_TOKEN", opaque).warnings())
        .containsExactly(
            "CLARITY_API_TOKEN does not look like a Clarity token. It is tried anyway.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"aud\":[\"other\",\"clarity.data-exporter\"],\"scope\":\"Data.Export\"}",
        "{\"aud\":\"clarity.data-exporter\",\"scope\":\"Data.Read Data.Export\"}",
        "{\"aud\":\"clarity.data-exporter\",\"scope\":[\"Data.Export\"],\"exp\":1e300}"
      })
  void acceptsAudienceAndScopeAsStringOrArray(String claims) {
    assertThat(faultsWith("CLARITY_API_TOKEN", withClaims(claims))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"aud\":\"clarity\",\"scope\":\"Data.Export\"}",
        "{\"aud\":[],\"scope\":\"Data.Export\"}"
      })
  void rejectsAnotherAudience(String claims) {
    assertThat(faultsWith("CLARITY_API_TOKEN", withClaims(claims)))
        .singleElement()
        .asString()
        .startsWith("CLARITY_API_TOKEN is not a token for Clarity's Data Export.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"Data.Exports\"", "\"\"", "null", "[]"})
  void rejectsAnotherScope(String scope) {
    String claims = "{\"aud\":\"clarity.data-exporter\",\"scope\":" + scope + "}";

    assertThat(faultsWith("CLARITY_API_TOKEN", withClaims(claims)))
        .singleElement()
        .asString()
        .startsWith("CLARITY_API_TOKEN is a token that does not allow exports.");
  }

  @Test
  void rejectsAnExpiredTokenAndNamesTheDate() {
    String yesterday = withClaims(claims(",\"exp\":" + (NOW - 86_400)));

    assertThat(faultsWith("CLARITY_API_TOKEN", yesterday))
        .singleElement()
        .asString()
        .startsWith("CLARITY_API_TOKEN expired on 2026-11-20 (UTC). Create a token in Clarity");
  }

  @Test
  void rejectsATokenAtItsExpiry() {
    assertThat(faultsWith("CLARITY_API_TOKEN", withClaims(claims(",\"exp\":" + NOW)))).hasSize(1);
    assertThat(faultsWith("CLARITY_API_TOKEN", withClaims(claims(",\"exp\":" + (NOW + 1)))))
        .isEmpty();
  }

  @Test
  void rejectsATokenOfTheFutureButToleratesFiveMinutes() {
    assertThat(faultsWith("CLARITY_API_TOKEN", withClaims(claims(",\"nbf\":" + (NOW + 301)))))
        .singleElement()
        .asString()
        .startsWith("CLARITY_API_TOKEN is not valid yet");
    assertThat(faultsWith("CLARITY_API_TOKEN", withClaims(claims(",\"nbf\":" + (NOW + 300)))))
        .isEmpty();
  }

  @Test
  void rejectsCharactersThatAreInvalidInAHeader() {
    assertThat(faultsWith("CLARITY_API_TOKEN", "tökén"))
        .singleElement()
        .asString()
        .startsWith("CLARITY_API_TOKEN contains characters that are not allowed in a token.");
  }

  /** Also if the token is in the wrong variable. */
  @ParameterizedTest
  @MethodSource("everyKindOfToken")
  void noMessageContainsAnyPartOfAToken(String token) {
    for (Setting setting : Setting.values()) {
      Config.Reading reading = readWith(setting.variable(), token, "CLARITY_API_TOKN", token);
      List<String> sentences = new ArrayList<>(reading.warnings());
      reading.match(read -> false, faulty -> sentences.addAll(faulty.faults()));

      assertThat(sentences).isNotEmpty();
      for (String part : partsOf(token)) {
        assertThat(sentences).noneMatch(sentence -> sentence.contains(part));
      }
    }
  }

  static List<String> everyKindOfToken() {
    return List.of(
        withClaims("{\"sub\":\"271828182845\"}"),
        withClaims(claims(",\"exp\":1700000000")),
        withClaims(claims(",\"nbf\":1900000000")),
        withClaims("{\"aud\":\"clarity.data-exporter\",\"sub\":\"271828182845\"}"),
        "Zk3-opaque_9Q8w7E6r5T4y",
        "Zk3-öpaque_9Q8w7E6r5T4y");
  }

  /** All substrings of eight characters. */
  private static List<String> partsOf(String token) {
    List<String> parts = new ArrayList<>();
    for (int start = 0; start + 8 <= token.length(); start++) {
      parts.add(token.substring(start, start + 8));
    }
    return parts;
  }

  private static Secret token(String pasted) {
    return configWith("CLARITY_API_TOKEN", pasted).projects().get(0).tokens().get(0).secret();
  }
}
