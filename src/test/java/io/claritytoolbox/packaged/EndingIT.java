package io.claritytoolbox.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that a paid request is completed although its process is told to stop. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there are no such signals")
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
final class EndingIT {
  private static final String QUESTION = "{'group_by':['Device']}";

  /** Longer than a server waits for free calls after a signal or the end of input. */
  private static final int BEYOND_SIGNAL = 5_500;

  private static final int BEYOND_END = 6_500;

  private final Toolbox toolbox;

  EndingIT(@TempDir Path folder) {
    toolbox = new Toolbox(folder);
  }

  @AfterEach
  void close() {
    toolbox.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"TERM", "INT", "HUP"})
  void aSignalLosesNoPaidAnswer(String signal) throws Exception {
    Pipe server = asked(BEYOND_SIGNAL);

    String pid = Long.toString(server.handle().pid());
    assertThat(new ProcessBuilder("kill", "-" + signal, pid).start().waitFor()).isZero();

    assertAnsweredAndStored(server);
  }

  @Test
  void theEndOfInputLosesNoPaidAnswer() {
    Pipe server = asked(BEYOND_END);

    server.endInput();

    assertAnsweredAndStored(server);
  }

  /** A server with a request in progress. */
  private Pipe asked(int thought) {
    toolbox.clarity().thinksFor(thought);
    Pipe server = toolbox.start(Toolbox.SERVE).introduce().call(2, "get_sessions", QUESTION);
    toolbox.clarity().awaitRequest();
    return server;
  }

  private void assertAnsweredAndStored(Pipe server) {
    Told answer = server.answerTo(2);
    server.end();
    assertThat(server.exitCode()).as(server.stderr()).isZero();
    assertThat(answer.requestsSpent()).isEqualTo(1);
    Told next =
        toolbox.start(Toolbox.SERVE).introduce().call(3, "get_sessions", QUESTION).answerTo(3);
    assertThat(next.requestsSpent()).isZero();
    assertThat(next.column("Device")).isEqualTo(answer.column("Device"));
  }
}
