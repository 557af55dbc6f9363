package io.claritytoolbox.packaged;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import io.claritytoolbox.cli.Corpus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that the program writes neither the token nor visitors' personal data. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
final class SecrecyIT {
  private static final String[] SERVE_LOUDLY = {
    "--prebuilt", "clarity", "--stdio", "--log-level", "DEBUG"
  };

  private final Toolbox toolbox;
  private final Kept kept;

  SecrecyIT(@TempDir Path folder) {
    toolbox = new Toolbox(folder);
    kept = new Kept(toolbox.folder(), toolbox.store());
  }

  @AfterEach
  void close() {
    toolbox.close();
  }

  @Test
  void theTokenIsNowhere() throws IOException {
    Pipe server = toolbox.start(SERVE_LOUDLY).introduce();
    server.call(2, "get_sessions", "{'group_by':['Device']}").answerTo(2);
    toolbox.clarity().answers(aResponse().withBody("<html>" + Token.VALUE + "</html>"));
    server.call(4, "get_sessions", "{'group_by':['Source']}").answerTo(4);
    // After two requests in a row without data, requests would pause.
    toolbox.clarity().answersAfter(0);
    server.call(6, "get_sessions", "{'group_by':['Country']}").answerTo(6);
    toolbox.clarity().answers(aResponse().withStatus(302).withHeader("Location", Token.VALUE));
    server.call(5, "get_sessions", "{'group_by':['URL']}").answerTo(5);
    // This comes last, because a refused token is not sent again.
    toolbox.clarity().answers(aResponse().withStatus(401).withBody("bad token " + Token.VALUE));
    server.call(3, "get_sessions", "{'group_by':['Campaign']}").answerTo(3);

    assertThat(toolbox.clarity().requestsWith(Token.VALUE)).isEqualTo(5);
    assertThat(server.handle().info().commandLine().orElse("")).doesNotContain(Token.parts());
    assertThat(server.handle().info().arguments().map(List::of).orElse(List.of()).toString())
        .doesNotContain(Token.parts());
    assertThat(kept.written()).contains("status 401").doesNotContain(Token.parts());
    server.end();
    assertThat(String.join("\n", server.stdout())).contains("(401)").doesNotContain(Token.parts());
    assertThat(kept.written()).doesNotContain(Token.parts());
    assertThat(kept.stored()).contains("Mobile").doesNotContain(Token.parts());
  }

  @Test
  void aTokenInThePlaceOfTheIdIsNotRepeated() throws IOException {
    toolbox.with("CLARITY_PROJECT_ID", Token.VALUE).with("CLARITY_API_TOKEN", "Bearer");
    Pipe server = toolbox.start(SERVE_LOUDLY).introduce().call(2, "get_quota", "{}").end();

    assertThat(server.replyTo(2).text())
        .contains("CLARITY_PROJECT_ID contains a token")
        .doesNotContain(Token.parts());
    assertThat(kept.written()).doesNotContain(Token.parts());
  }

  @Test
  void anAddressOfAPersonInAnAddressOfAPageIsNowhere() throws IOException {
    Pipe server = toolbox.start(SERVE_LOUDLY).introduce();
    toolbox.clarity().answers(aResponse().withBody(Visited.byPage()));
    Told pages = server.call(2, "get_ux_by_url", "{}").answerTo(2);
    toolbox.clarity().answers(aResponse().withBody(Visited.site()));
    Told popular = server.call(3, "get_sessions", "{'group_by':['PopularPage']}").answerTo(3);
    Told referrers = server.call(4, "get_sessions", "{'group_by':['Referrer']}").answerTo(4);

    assertThat(pages.column("URL"))
        .anyMatch(url -> url.startsWith("https://shop.example/account/"));
    assertThat(popular.column("PopularPage")).hasSize(1);
    assertThat(referrers.column("Referrer")).hasSize(1);
    assertThat(kept.written()).doesNotContain(Visited.TRACES);
    server.end();
    assertThat(String.join("\n", server.stdout())).doesNotContain(Visited.TRACES);
    assertThat(kept.written()).doesNotContain(Visited.TRACES);
    assertThat(kept.stored()).contains("shop.example/account/").doesNotContain(Visited.TRACES);
  }

  @Test
  void neitherTokenNorVisitorIsKeptOfWhatTheDashboardSays() throws IOException {
    toolbox.with("CLARITY_DASHBOARD", "on");
    Pipe server = toolbox.start(SERVE_LOUDLY).introduce();
    toolbox.clarity().dashboardAnswers(aResponse().withBody(Visited.recording()));
    Told recordings =
        server
            .call(2, "get_recordings", "{'timeline':true,'page':'https://shop.example/'}")
            .answerTo(2);
    toolbox.clarity().dashboardAnswers(aResponse().withBody("<html>" + Token.VALUE + "</html>"));
    server.call(3, "search_documentation", "{'query':'masking'}").answerTo(3);
    toolbox
        .clarity()
        .dashboardAnswers(aResponse().withStatus(401).withBody("bad token " + Token.VALUE));
    server.call(4, "ask_dashboard", "{'query':'top pages'}").answerTo(4);
    server.end();

    assertThat(recordings.content().at("/recordings/0/timeline").size()).isGreaterThan(10);
    assertThat(toolbox.clarity().requestsWith(Token.VALUE)).isEqualTo(3);
    assertThat(server.stdout().toString()).contains("(401)", "login page");
    for (String all : List.of(server.stdout().toString(), kept.written(), kept.stored())) {
      assertThat(all).doesNotContain(Token.parts());
      assertThat(Corpus.lines().stream().flatMap(line -> line.foundIn(all).stream())).isEmpty();
    }
    assertThat(kept.stored())
        .contains("#dashboard")
        .doesNotContain("shop.example", "clarity.microsoft.com", "masking", "top pages");
  }

  @Test
  void noLogOfTheJdkTellsTheToken() throws IOException {
    toolbox.with(
        "JAVA_TOOL_OPTIONS",
        "-Djdk.httpclient.HttpClient.log=all -Djdk.internal.httpclient.debug=err"
            + " -Djavax.net.debug=all");
    Pipe server = toolbox.start(SERVE_LOUDLY).introduce();
    server.call(2, "get_sessions", "{'group_by':['Device']}").answerTo(2);
    toolbox.clarity().answers(aResponse().withStatus(401).withBody("bad token " + Token.VALUE));
    server.call(3, "get_sessions", "{'group_by':['Country']}").answerTo(3);

    assertThat(toolbox.clarity().requestsWith(Token.VALUE)).isEqualTo(2);
    server.end();
    assertThat(server.stderr()).contains("status 401").doesNotContain(Token.parts());
    assertThat(kept.written()).doesNotContain(Token.parts());
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "sync --help", "sync --prebuilt clarity", "--version"})
  void noCommandTellsTheToken(String command) {
    toolbox.clarity().answers(aResponse().withStatus(500).withBody(Token.VALUE));
    Pipe program = toolbox.start(command.split(" ")).end();
    assertThat(program.stdout().toString() + program.stderr())
        .isNotEqualTo("[]")
        .doesNotContain(Token.parts());
    assertThat(kept.written()).doesNotContain(Token.parts());
  }

  @Test
  void theLauncherAsksForNoDumpOfTheHeap() throws IOException {
    assertThat(Path.of("toolbox")).content().contains("-XX:").doesNotContain("Dump", "OnError");
  }

  @Test
  void nothingThatVisitorsLeaveIsKept() {
    toolbox.clarity().answers(aResponse().withBody(Visited.byEverything()));
    toolbox.clarity().answersWhole(aResponse().withBody(Visited.everythingOnTheSite()));
    Pipe server = toolbox.start(SERVE_LOUDLY).introduce();
    server.call(2, "get_ux_by_url", "{'limit':200}").answerTo(2);
    server.call(3, "get_sessions", "{'group_by':'PopularPage','limit':200}").answerTo(3);
    server.call(4, "get_sessions", "{'group_by':'PageTitle','limit':200}").answerTo(4);
    server.call(5, "get_sessions", "{'group_by':'Referrer','limit':200}").answerTo(5);
    server.call(6, "get_sessions", "{'group_by':'Campaign','limit':200}").answerTo(6);
    server.end();
    Pipe sync = toolbox.start("sync", "--prebuilt", "clarity", "--log-level", "DEBUG").end();

    assertThat(server.replyTo(2).column("URL")).hasSizeGreaterThan(20);
    assertThat(server.replyTo(6).column("Campaign")).hasSizeGreaterThan(5);
    assertThat(kept.stored()).contains("shop.example", "[email]", "[id]");
    for (String all :
        List.of(
            server.stdout().toString(), sync.stdout().toString(), kept.written(), kept.stored())) {
      assertThat(Corpus.lines().stream().flatMap(line -> line.foundIn(all).stream())).isEmpty();
    }
  }
}
