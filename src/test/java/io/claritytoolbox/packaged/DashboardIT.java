package io.claritytoolbox.packaged;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Tests recordings and documentation through the packaged server, and that their failures leave
 * exports alone.
 */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
final class DashboardIT {
  private static final String SESSION =
      """
      [{"link": "https://clarity.microsoft.com/player/a/b/c", "timestamp": "2026-03-11 08:00:00",
        "totalDuration": "01 minutes and 05 seconds", "pagesCount": 1, "sessionClickCount": 2,
        "timeline": [{"url": "https://shop.example/cart?x=1", "displayTitle": "Cart",
          "timelineEvents": [{"eventtype": "Input", "text": "12 Main Street"}]}]}]""";

  private final Toolbox toolbox;

  DashboardIT(@TempDir Path folder) {
    toolbox = new Toolbox(folder);
  }

  @AfterEach
  void close() {
    toolbox.close();
  }

  @Test
  void eachToolAnswersAndCountsByItself() {
    Client client = toolbox.with("CLARITY_DASHBOARD", "on").connect();
    toolbox.clarity().dashboardAnswers(aResponse().withBody(SESSION));
    Told recordings = client.ask("get_recordings", "{'page':'/cart','timeline':true}");
    toolbox
        .clarity()
        .dashboardAnswers(
            aResponse()
                .withBody(
                    "{\"query\":\"By browser\",\"data\":[{\"Browser\":\"Edge\"}],\"dataErrorType\":0}"));
    Told figures = client.ask("ask_dashboard", "{'query':'sessions by browser'}");
    toolbox.clarity().dashboardAnswers(aResponse().withBody("[{\"title\":\"Masking\"}]"));
    Told documents = client.ask("search_documentation", "{'query':'masking'}");

    assertThat(recordings.content().at("/recordings/0/link").asText())
        .isEqualTo("https://clarity.microsoft.com/player/a/b/c");
    assertThat(recordings.content().at("/recordings/0/timeline/0/page").asText())
        .isEqualTo("https://shop.example/cart");
    assertThat(recordings.text()).contains("Input `[masked]`").doesNotContain("Main Street");
    assertThat(recordings.content().at("/links/recordings").asText())
        .isEqualTo(
            "https://clarity.microsoft.com/projects/view/ab12cd34ef/impressions?URL=2%3B2%3B%2Fcart");
    assertThat(figures.column("Browser")).containsExactly("Edge");
    assertThat(documents.content().at("/result/0/title").asText()).isEqualTo("Masking");
    assertThat(client.quota().spent()).isZero();
    assertThat(client.quota().content().at("/dashboard_quota/spent").asInt()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource({
    "401, 'x', does not accept the token here",
    "403, 'x', does not allow the token",
    "429, 'x', are spent",
    "500, 'x', server error (500)",
    "503, 'x', overloaded (503)",
    "200, '<html>Sign in</html>', login page",
    "200, '[{\"link\"', ended too early",
    "200, '{}', a shape that this server does not know"
  })
  void aFaultIsOneSentenceAndOneRequestAndNoneOfTheExports(int status, String body, String words) {
    Client client = toolbox.connect();
    toolbox.clarity().dashboardAnswers(aResponse().withStatus(status).withBody(body));

    Told refused = client.ask("get_recordings", "{}");
    Told export = client.ask("get_sessions", "{'group_by':['Device']}");

    assertThat(refused.refused()).isTrue();
    assertThat(refused.text()).contains(words).contains("never among the exports'");
    assertThat(toolbox.clarity().dashboardRequests()).isEqualTo(1);
    assertThat(export.requestsSpent()).isEqualTo(1);
    assertThat(client.quota().spent()).isEqualTo(1);
  }

  @Test
  void recordingsGoOnWhereTheExportsAreSpent() {
    Client client = toolbox.connect();
    toolbox.clarity().answers(aResponse().withStatus(429));
    client.ask("get_sessions", "{}");
    toolbox.clarity().dashboardAnswers(aResponse().withBody(SESSION));

    assertThat(client.ask("get_sessions", "{}").refused()).isTrue();
    assertThat(client.ask("get_recordings", "{}").refused()).isFalse();
  }

  @Test
  void questionsInWordsAreOfferedOnlyWhereTheyAreSwitchedOn() {
    assertThat(toolbox.connect().tools())
        .contains("get_recordings", "search_documentation")
        .doesNotContain("ask_dashboard");
  }
}
