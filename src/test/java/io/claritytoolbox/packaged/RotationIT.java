package io.claritytoolbox.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;

/** Tests two tokens of one project, one of which can be revoked while the server runs. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
final class RotationIT {
  private static final String FRESH = "{'group_by':['Device'],'max_age_hours':0}";

  private final Toolbox toolbox;

  RotationIT(@TempDir Path folder) {
    toolbox = new Toolbox(folder);
    toolbox.with("CLARITY_API_TOKEN", Token.VALUE + "\n" + Token.OTHER);
  }

  @AfterEach
  void close() {
    toolbox.close();
  }

  @Test
  void theSecondTokenTakesOverAndEveryRequestIsCounted() {
    Pipe server = toolbox.start(Toolbox.SERVE);
    Told first = server.introduce().call(2, "get_sessions", FRESH).answerTo(2);
    toolbox.clarity().refuses(Token.VALUE);

    Told handedOver = server.call(3, "get_sessions", FRESH).answerTo(3);
    Told after = server.call(4, "get_sessions", FRESH).answerTo(4);

    assertThat(first.requestsSpent()).isEqualTo(1);
    assertThat(handedOver.requestsSpent()).isEqualTo(2);
    assertThat(handedOver.spent()).isEqualTo(3);
    assertThat(handedOver.content().path("warnings").toString())
        .contains("Clarity refused the first token in CLARITY_API_TOKEN (401)");
    assertThat(after.requestsSpent()).isEqualTo(1);
    assertThat(after.content().path("warnings").toString())
        .contains("Clarity refused the first token in CLARITY_API_TOKEN (401)");
    assertThat(after.spent()).isEqualTo(4);
    assertThat(toolbox.clarity().requestsWith(Token.VALUE)).isEqualTo(2);
    assertThat(toolbox.clarity().requestsWith(Token.OTHER)).isEqualTo(2);
    server.end();
    assertThat(String.join("\n", server.stdout()) + server.stderr())
        .doesNotContain(Token.parts())
        .doesNotContain("Qw8rTy2u");
  }

  @Test
  void nothingMoreIsSentOnceBothAreRefused() {
    toolbox.clarity().refuses(Token.VALUE);
    toolbox.clarity().refuses(Token.OTHER);
    Client client = toolbox.connect();

    Told refused = client.ask("get_sessions", FRESH);
    Told again = client.ask("get_sessions", FRESH);

    assertThat(refused.refused()).isTrue();
    assertThat(refused.text())
        .contains("refused the first token in CLARITY_API_TOKEN (401)")
        .contains("Clarity does not accept the token (401)");
    assertThat(again.text())
        .contains("Clarity refused every token of this project within the last hour");
    assertThat(toolbox.clarity().requests()).isEqualTo(2);
    assertThat(client.quota().spent()).isEqualTo(2);
  }
}
