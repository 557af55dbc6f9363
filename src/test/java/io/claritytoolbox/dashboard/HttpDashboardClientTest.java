package io.claritytoolbox.dashboard;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.claritytoolbox.dashboard.RecordingsRequest.Order;
import io.claritytoolbox.http.Limits;
import io.claritytoolbox.http.TokenRing;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Filter;
import io.claritytoolbox.model.Signal;
import io.claritytoolbox.model.Window;
import io.claritytoolbox.scrub.AddressFolding;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests requests to the dashboard and the handling of every response. */
@Tag("slow")
final class HttpDashboardClientTest {
  @RegisterExtension
  private static final WireMockExtension CLARITY =
      WireMockExtension.newInstance()
          .options(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"))
          .build();

  private static final Instant NOON = Instant.parse("2026-03-05T12:00:00Z");
  private static final RecordingsRequest ANY =
      new RecordingsRequest(Window.endingAt(NOON, 3), null, Map.of(), List.of(), Order.NEWEST, 10);

  private final HttpDashboardClient client = client("sesame");

  private static HttpDashboardClient client(String... tokens) {
    List<TokenRing.Token> ring =
        List.of(tokens).stream()
            .map(each -> new TokenRing.Token(each, () -> each, Instant.MIN, Instant.MAX))
            .toList();
    return new HttpDashboardClient(
        URI.create(CLARITY.baseUrl() + "/mcp"),
        new Limits(Duration.ofSeconds(5), Duration.ofSeconds(2), 20_000),
        new TokenRing("THE_VARIABLE", ring),
        new AddressFolding(List.of()),
        InstantSource.fixed(NOON));
  }

  private static void answers(ResponseDefinitionBuilder answer) {
    CLARITY.stubFor(post(anyUrl()).willReturn(answer));
  }

  private static String sentence(Outcome<?> outcome) {
    return outcome.match(answer -> "answered: " + answer, failed -> failed.sentence());
  }

  @Test
  void sendsTheDatesTwiceAndFiltersInClaritysOwnWords() {
    answers(aResponse().withBody("[]"));

    client.recordings(
        new RecordingsRequest(
            Window.endingAt(NOON, 3),
            new Filter(Dimension.URL, Filter.Op.IS, List.of("/checkout")),
            Map.of(
                Dimension.BROWSER, List.of("MobileSafari"),
                Dimension.OS, List.of("IOS", "MacOSX"),
                Dimension.COUNTRY, List.of("Norway")),
            List.of(Signal.RAGE_CLICKS, Signal.SCRIPT_ERRORS),
            Order.MOST_CLICKS,
            10));

    CLARITY.verify(
        1,
        postRequestedFor(urlEqualTo("/mcp/recordings/sample"))
            .withHeader("Authorization", equalTo("Bearer sesame"))
            .withHeader("Content-Type", equalTo("application/json"))
            .withRequestBody(
                equalToJson(
                    """
                    {"sortBy": 5, "start": "2026-03-02T12:00:00.000Z",
                     "end": "2026-03-05T12:00:00.000Z", "count": 10,
                     "filters": {
                       "date": {"start": "2026-03-02T12:00:00.000Z",
                         "end": "2026-03-05T12:00:00.000Z"},
                       "visitedUrls": [{"url": "/checkout", "operator": "contains"}],
                       "browser": ["Safari"], "deviceType": ["Mobile", "Tablet"],
                       "os": ["iOS", "MacOS"], "country": ["Norway"],
                       "rageClickPresent": true, "javascriptErrors": [""]}}""")));
  }

  @Test
  void putsAQuestionWithItsTimeZoneAndAQueryAlone() {
    answers(aResponse().withBody("{\"query\":\"None\",\"data\":null,\"dataErrorType\":4}"));

    assertThat(client.ask("top pages").match(DashboardAnswer::isUnderstood, failed -> true))
        .isFalse();
    client.documentation("masking");

    CLARITY.verify(
        postRequestedFor(urlEqualTo("/mcp/dashboard/query"))
            .withRequestBody(equalToJson("{\"query\":\"top pages\",\"timezone\":\"UTC\"}")));
    CLARITY.verify(
        postRequestedFor(urlEqualTo("/mcp/documentation/query"))
            .withRequestBody(equalToJson("{\"query\":\"masking\"}")));
  }

  @ParameterizedTest
  @CsvSource({
    "302, is not sent to another address",
    "400, malformed (400)",
    "401, does not accept the token here (401)",
    "403, in THE_VARIABLE here (403)",
    "404, may have moved",
    "429, of today are spent (429)",
    "500, server error (500)",
    "503, overloaded (503)",
    "418, status 418"
  })
  void hasASentenceForEachStatusAndNeverAsksAgain(int status, String words) {
    CLARITY.resetRequests();
    answers(
        aResponse()
            .withStatus(status)
            .withHeader("Location", "/elsewhere")
            .withBody("sesame is wrong"));

    assertThat(sentence(client.recordings(ANY)))
        .contains(words)
        .contains("never among the exports'")
        .doesNotContain("sesame");
    CLARITY.verify(1, postRequestedFor(anyUrl()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<!DOCTYPE html><html>Sign in</html> | login page",
        "'' | ended too early",
        "[{\"link\": | ended too early",
        "{\"error\":\"x\"} | a shape that this server does not know",
        "[{\"strange\":1}] | a shape that this server does not know",
        "nonsense | a shape that this server does not know"
      })
  void knowsWhatIsNoListOfRecordings(String body, String words) {
    answers(aResponse().withBody(body));

    assertThat(sentence(client.recordings(ANY))).contains(words);
  }

  @Test
  void readsNoMoreThanItsBound() {
    answers(aResponse().withBody("[" + " ".repeat(30_000) + "]"));

    assertThat(sentence(client.recordings(ANY))).contains("larger than this server reads");
  }

  @Test
  void waitsNoLongerThanItsPatience() {
    answers(aResponse().withBody("[]").withFixedDelay(20_000));

    assertThat(sentence(client.recordings(ANY)))
        .contains("did not answer in time", "may have arrived");
  }

  @Test
  void goesOnWithTheNextTokenWhereOneIsRefused() {
    HttpDashboardClient several = client("old", "new");
    answers(aResponse().withStatus(401));

    assertThat(List.of(tokensLeft(several.ask("x")), tokensLeft(several.ask("x"))))
        .containsExactly(1, 0);
    assertThat(sentence(several.ask("x")))
        .contains("every token in THE_VARIABLE", "No request was spent");
  }

  private static Integer tokensLeft(Outcome<?> outcome) {
    return outcome.match(answer -> -1, failed -> failed.tokensLeft());
  }

  @Test
  void sendsNoTokenThatNoHeaderCarries() {
    assertThat(sentence(client("two words").ask("x")))
        .contains("THE_VARIABLE is empty or holds characters")
        .doesNotContain("two words");
  }
}
