package io.claritytoolbox.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.ServerParameters;
import io.modelcontextprotocol.client.transport.StdioClientTransport;
import io.modelcontextprotocol.json.jackson2.JacksonMcpJsonMapper;
import io.modelcontextprotocol.spec.McpSchema;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests a server process through its standard streams. */
@Tag("slow")
final class ProcessTest {
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();
  private static final List<String> ARGUMENTS =
      List.of(
          "-XX:TieredStopAtLevel=1",
          "-Xmx96m",
          "-cp",
          System.getProperty("java.class.path"),
          ToyServerMain.class.getName());

  private Process process;

  @AfterEach
  void kill() {
    if (process != null) {
      process.destroyForcibly();
    }
  }

  @Test
  void answersAllThatWasPipedInThenExitsWithZero() throws Exception {
    start();
    say(Conversation.request("1", "initialize", Conversation.initialize("2025-11-25")));
    say(Conversation.request("2", "tools/call", "{'name':'sleep','arguments':{'millis':200}}"));
    say(Conversation.request("3", "tools/list", "{}"));
    process.getOutputStream().close();

    List<String> lines = output();

    assertThat(lines).hasSize(3);
    assertThat(lines.get(2)).contains("\"id\":2").contains("slept");
    assertExit(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"TERM", "INT", "HUP"})
  void aSignalEndsItThoughACallDoesNotAndTheExitCodeIsZero(String signal) throws Exception {
    start();
    say(Conversation.request("1", "initialize", Conversation.initialize("2025-11-25")));
    reader().readLine();
    say(Conversation.request("2", "tools/call", "{'name':'sleep'}"));

    send(signal);

    assertExit(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"TERM", "INT", "HUP"})
  void aSignalWaitsForACallThatIsPaidForAndItsAnswerIsSent(String signal) throws Exception {
    start();
    BufferedReader lines = reader();
    say(Conversation.request("1", "initialize", Conversation.initialize("2025-11-25")));
    lines.readLine();
    say(
        Conversation.request(
            "2",
            "tools/call",
            "{'name':'pay','arguments':{'millis':2000},'_meta':{'progressToken':1}}"));
    assertThat(lines.readLine()).contains("begun");

    send(signal);

    assertThat(lines.readLine()).contains("\"id\":2", "slept");
    assertExit(0);
  }

  private void send(String signal) throws Exception {
    assertThat(new ProcessBuilder("kill", "-" + signal, "" + process.pid()).start().waitFor())
        .isZero();
  }

  @Test
  void outlivesAClientThatClosesItsEnd() throws Exception {
    start();
    process.getInputStream().close();
    say(Conversation.request("1", "ping", "{}"));
    say(Conversation.request("2", "initialize", Conversation.initialize("2025-11-25")));
    say(Conversation.request("3", "tools/list", "{}"));
    process.getOutputStream().close();

    assertThat(process.waitFor(3, TimeUnit.SECONDS)).isTrue();
    assertExit(0);
  }

  @Test
  void endsThoughACallNeverDoesAndTheClientReadsNothing() throws Exception {
    start();
    say(Conversation.request("'x'", "tools/call", "{'name':'sleep'," + Conversation.META + "}"));
    for (int i = 0; i < 1_000; i++) {
      say(
          "{'jsonrpc':'2.0','id':"
              + i
              + ",'method':'tools/list','params':{"
              + Conversation.META
              + "}}");
    }
    process.getOutputStream().close();

    assertThat(process.waitFor(8, TimeUnit.SECONDS)).isTrue();
    assertExit(0);
  }

  @Test
  void aFloodOfOneEndlessLineNeedsNoMemory() throws Exception {
    start();
    byte[] block = "x".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < 150; i++) {
      process.getOutputStream().write(block);
    }
    say("");
    say(Conversation.request("1", "ping", "{}"));
    BufferedReader lines = reader();

    assertThat(lines.readLine()).contains("-32600");
    assertThat(lines.readLine()).contains("\"id\":1");
  }

  @Test
  void writesNothingButMessages() throws Exception {
    start();
    say("nonsense");
    say(Conversation.request("1", "initialize", Conversation.initialize("2025-11-25")));
    say(Conversation.request("2", "tools/call", "{'name':'throw'}"));
    process.getOutputStream().close();

    for (String line : output()) {
      JsonNode message = Conversation.json(line);
      assertThat(message.get("jsonrpc").textValue()).isEqualTo("2.0");
      assertThat(line).doesNotContain("4711");
    }
  }

  @Test
  void theSdksOwnClientFeelsAtHome() {
    ServerParameters parameters = ServerParameters.builder(JAVA).args(ARGUMENTS).build();
    StdioClientTransport transport =
        new StdioClientTransport(parameters, new JacksonMcpJsonMapper(new ObjectMapper()));
    McpSyncClient client = McpClient.sync(transport).requestTimeout(Duration.ofSeconds(10)).build();
    try {
      McpSchema.InitializeResult opened = client.initialize();
      assertThat(opened.protocolVersion()).isEqualTo("2025-11-25");
      assertThat(opened.capabilities().logging()).isNull();

      assertThat(client.listTools().tools())
          .extracting(McpSchema.Tool::name)
          .startsWith("zebra_first", "echo");
      McpSchema.CallToolResult result =
          client.callTool(
              McpSchema.CallToolRequest.builder("echo").arguments(Map.of("text", "hi")).build());
      assertThat(result.structuredContent()).isEqualTo(Map.of("said", "hi"));
      client.ping();
    } finally {
      client.closeGracefully();
    }
  }

  private void start() throws IOException {
    ProcessBuilder builder = new ProcessBuilder(JAVA);
    builder.command().addAll(ARGUMENTS);
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    process = builder.start();
  }

  private void say(String line) throws IOException {
    byte[] bytes = (line.replace('\'', '"') + "\n").getBytes(StandardCharsets.UTF_8);
    process.getOutputStream().write(bytes);
    process.getOutputStream().flush();
  }

  private BufferedReader reader() {
    return new BufferedReader(
        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  private List<String> output() throws IOException {
    try (BufferedReader lines = reader()) {
      return lines.lines().toList();
    }
  }

  private void assertExit(int code) throws InterruptedException {
    assertThat(process.waitFor(3, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(code);
  }
}
