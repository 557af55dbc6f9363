package io.claritytoolbox.packaged;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;

/** Tests standard input and output as a shell or script connects them. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
final class PipeIT {
  private static final int SLOW = 500;

  private final Toolbox toolbox;

  PipeIT(@TempDir Path folder) {
    toolbox = new Toolbox(folder);
  }

  @AfterEach
  void close() {
    toolbox.close();
  }

  @Test
  void answersAllThatWasPipedInThenExitsWithZero() {
    toolbox.clarity().answersAfter(SLOW);

    Pipe server =
        toolbox
            .start(Toolbox.SERVE)
            .introduce()
            .call(2, "get_sessions", "{'group_by':['Device']}")
            .call(3, "get_quota", "{}")
            .end();

    assertThat(server.exitCode()).as(server.stderr()).isZero();
    assertThat(server.stdout()).hasSize(3);
    assertThat(server.replyTo(2).column("Device")).contains("Mobile");
    assertThat(server.replyTo(3).refused()).isFalse();
  }

  @Test
  void saysMessagesOnStandardOutputAndTheRestOnStandardError() {
    toolbox.clarity().answers(aResponse().withStatus(500));

    Pipe server =
        toolbox
            .start("--prebuilt", "clarity", "--stdio", "--log-level", "DEBUG")
            .introduce()
            .call(2, "get_sessions", "{}")
            .say("no message at all")
            .end();

    assertThat(server.stdout())
        .hasSize(3)
        .allSatisfy(
            line -> {
              JsonNode message = Told.json(line);
              assertThat(message.path("jsonrpc").asText()).isEqualTo("2.0");
            });
    assertThat(server.stderr()).contains("Clarity answered with status 500");
  }

  @Test
  void invokePrintsTheAnswerAndNothingElse() {
    Pipe invoked =
        toolbox
            .start(
                "invoke",
                "get_sessions",
                "{\"group_by\": [\"Device\"]}",
                "--prebuilt",
                "clarity",
                "--format",
                "json")
            .end();

    assertThat(invoked.exitCode()).as(invoked.stderr()).isZero();
    JsonNode answer = Told.json(String.join("\n", invoked.stdout()));
    assertThat(answer.path("rows")).isNotEmpty();
    assertThat(answer.at("/provenance/requests_spent").asInt()).isEqualTo(1);
    assertThat(invoked.stderr()).isEmpty();
  }

  @Test
  void invokePrintsATableForPeople() {
    Pipe invoked =
        toolbox.start("invoke", "get_quota", "--prebuilt", "clarity", "--format", "table").end();

    assertThat(invoked.exitCode()).as(invoked.stderr()).isZero();
    assertThat(String.join("\n", invoked.stdout())).contains("10").doesNotContain("{");
  }

  @Test
  void invokeSaysOnStandardErrorWhyItWasRefused() {
    toolbox.clarity().answers(aResponse().withStatus(401));

    Pipe invoked = toolbox.start("invoke", "get_sessions", "--prebuilt", "clarity").end();

    assertThat(invoked.exitCode()).isEqualTo(1);
    assertThat(invoked.stdout()).isEmpty();
    assertThat(invoked.stderr()).contains("Clarity does not accept the token (401)");
  }
}
