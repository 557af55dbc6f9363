package io.claritytoolbox.config;

import static io.claritytoolbox.config.Readings.configWith;
import static io.claritytoolbox.config.Readings.faultsWith;
import static io.claritytoolbox.config.Readings.readWith;
import static io.claritytoolbox.config.Tokens.claims;
import static io.claritytoolbox.config.Tokens.withClaims;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several tokens of one project in one variable. */
final class TokenListTest {
  private static final String VARIABLE = "CLARITY_API_TOKEN";
  private static final long NOW = Tokens.NOW.getEpochSecond();
  private static final String OLD = withClaims(claims(",\"iat\":1,\"exp\":" + (NOW + 86_400)));
  private static final String NEW = withClaims(claims(",\"iat\":2"));
  private static final String EXPIRED = withClaims(claims(",\"exp\":" + (NOW - 86_400)));
  private static final String TOMORROW = withClaims(claims(",\"nbf\":" + (NOW + 86_400)));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%s,%s",
        "%s %s",
        "%s\n%s\n",
        "\r\n%s\r\n\r\n%s",
        " %s , %s , ",
        "\"%s\",\"%s\"",
        "\"%s,%s\"",
        "'%s' '%s'",
        "Bearer %s, Bearer %s",
        "Bearer %s\nBearer %s",
        "\u200b%s\u00a0%s"
      })
  void acceptsAllSeparatorsBetweenTokens(String list) {
    assertThat(tokens(list.formatted(OLD, NEW))).containsExactly(OLD, NEW);
  }

  @ParameterizedTest
  @ValueSource(ints = {7, 20, 37, 64, 76})
  void joinsTokensThatAreBrokenAcrossLines(int width) {
    String broken = (OLD + "\n" + NEW).replaceAll("(\\S{" + width + "})", "$1\r\n  ");

    assertThat(tokens(broken)).containsExactly(OLD, NEW);
  }

  /** A token's header and claims start with the same characters. */
  @Test
  void doesNotSplitATokenAtALineBreakAfterADot() {
    String broken = OLD.replace(".", ".\n");

    assertThat(tokens(broken + "\n" + NEW)).containsExactly(OLD, NEW);
  }

  @Test
  void ignoresARepeatedToken() {
    assertThat(tokens(NEW + "," + NEW)).containsExactly(NEW);
  }

  @Test
  void skipsAnUnfilledPlaceholder() {
    assertThat(tokens("${OLD_TOKEN}," + NEW)).containsExactly(NEW);
    assertThat(readWith(VARIABLE, "${OLD_TOKEN}," + NEW).warnings()).isEmpty();
  }

  @Test
  void skipsAnExpiredTokenAndNamesItByItsPosition() {
    String list = NEW + "," + EXPIRED;

    assertThat(tokens(list)).containsExactly(NEW);
    assertThat(readWith(VARIABLE, list).warnings())
        .containsExactly(
            "The second token in CLARITY_API_TOKEN expired on 2026-11-20 (UTC). It is skipped."
                + " Replace or remove it.");
  }

  @Test
  void skipsATokenForAnotherApi() {
    String other = withClaims("{\"aud\":\"clarity\",\"scope\":\"Data.Export\"}");

    assertThat(tokens(other + "\n" + NEW)).containsExactly(NEW);
    assertThat(readWith(VARIABLE, other + "\n" + NEW).warnings())
        .singleElement()
        .asString()
        .startsWith(
            "The first token in CLARITY_API_TOKEN is not a token for Clarity's Data Export");
  }

  @Test
  void keepsATokenThatBecomesValidLater() {
    assertThat(tokens(OLD + "," + TOMORROW)).containsExactly(OLD, TOMORROW);
    assertThat(readWith(VARIABLE, OLD + "," + TOMORROW).warnings())
        .singleElement()
        .asString()
        .contains("The second token in CLARITY_API_TOKEN is not valid yet");
  }

  @Test
  void reportsEachTokensFaultIfNoneIsUsable() {
    assertThat(faultsWith(VARIABLE, EXPIRED + ",your-jwt-token-here"))
        .singleElement()
        .asString()
        .startsWith(
            "CLARITY_API_TOKEN contains no usable token: the first token expired on 2026-11-20"
                + " (UTC); the second token still contains the guide's placeholder");
  }

  @Test
  void rejectsTokensOfDifferentProjects() {
    String other = withClaims(claims("").replace(Tokens.SUBJECT, "2718281828"));

    assertThat(faultsWith(VARIABLE, NEW + "," + other))
        .containsExactly(
            "CLARITY_API_TOKEN contains tokens of different Clarity projects. Keep the tokens of"
                + " one project.");
  }

  @Test
  void reportsEveryTokenWithoutShowingIt() {
    List<Config.TokenReport> reports = readWith(VARIABLE, OLD + "," + EXPIRED + ",opaque").tokens();

    assertThat(reports)
        .extracting(Config.TokenReport::name)
        .containsExactly(
            "the first token in CLARITY_API_TOKEN",
            "the second token in CLARITY_API_TOKEN",
            "the third token in CLARITY_API_TOKEN");
    assertThat(reports).extracting(Config.TokenReport::isUsable).containsExactly(true, false, true);
    assertThat(reports).extracting(Config.TokenReport::jwt).containsExactly(true, true, false);
    assertThat(reports.get(0).until()).isEqualTo(Tokens.NOW.plusSeconds(86_400));
    assertThat(reports.get(0).subject()).isEqualTo(Tokens.SUBJECT);
    assertThat(reports.toString()).doesNotContain("eyJ", "opaque");
  }

  private static List<String> tokens(String list) {
    return configWith(VARIABLE, list).projects().get(0).tokens().stream()
        .map(token -> token.secret().reveal())
        .toList();
  }
}
