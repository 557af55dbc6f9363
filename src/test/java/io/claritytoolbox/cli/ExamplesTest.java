package io.claritytoolbox.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.claritytoolbox.config.Config;
import io.claritytoolbox.config.ConfigReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that the examples work with the user's own token and paths. */
final class ExamplesTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path CLIENTS = Path.of("examples", "clients");
  private static final ConfigReader READER =
      new ConfigReader("Linux", "/home/ada", InstantSource.fixed(Instant.EPOCH));

  /** The configuration in the setup guide. */
  private static final String GUIDE =
      """
      claude mcp add-json clarity-connector '{
        "command": "./toolbox",
        "args": ["--prebuilt", "clarity", "--stdio"],
        "env": {
          "CLARITY_API_TOKEN": "your-generated-token-here",
          "CLARITY_PROJECT_ID": "your-project-id"
        }
      }'
      """;

  @Test
  void addsToClaudeCodeWordForWordAsTheGuide() throws IOException {
    String script = Files.readString(CLIENTS.resolve("claude-code.sh"));

    assertThat(script).endsWith(GUIDE);
    startsTheServer(JSON.readTree(script.split("'", -1)[1]), "./toolbox");
  }

  @ParameterizedTest
  @CsvSource({"claude-desktop.json, mcpServers", "cursor.json, mcpServers", "vscode.json, servers"})
  void startsTheServerFromAnyFolder(String file, String servers) throws IOException {
    JsonNode root = JSON.readTree(CLIENTS.resolve(file).toFile());

    assertThat(root.path(servers).fieldNames()).toIterable().containsExactly("clarity");
    startsTheServer(root.path(servers).path("clarity"), "/path/to/clarity-toolbox/toolbox");
  }

  @ParameterizedTest
  @ValueSource(strings = {"crontab", "clarity-sync.service"})
  void schedulesACommandThatExists(String file) throws IOException {
    String example = Files.readString(Path.of("examples", "sync", file));

    String command = example.substring(example.indexOf("toolbox sync")).split("\\R| >", 2)[0];
    DemoShell.parse("./" + command);
  }

  @Test
  void looksAfterItByCommandsThatExist() throws IOException {
    List<String> commands =
        Files.readAllLines(Path.of("examples", "operate", "README.md")).stream()
            .filter(line -> line.startsWith("./toolbox "))
            .toList();

    assertThat(commands).hasSize(6).allSatisfy(DemoShell::parse);
  }

  @Test
  void asksInVsCodeForEveryInputThatTheServerNeeds() throws IOException {
    JsonNode root = JSON.readTree(CLIENTS.resolve("vscode.json").toFile());
    JsonNode server = root.path("servers").path("clarity");

    assertThat(server.path("type").asText()).isEqualTo("stdio");
    assertThat(root.path("inputs"))
        .allMatch(input -> input.path("type").asText().equals("promptString"));
    assertThat(root.path("inputs").findValuesAsText("id"))
        .map("${input:%s}"::formatted)
        .containsExactlyElementsOf(
            List.of(
                server.path("env").path("CLARITY_API_TOKEN").asText(),
                server.path("env").path("CLARITY_PROJECT_ID").asText()));
    assertThat(root.path("inputs").get(0).path("password").asBoolean()).isTrue();
  }

  @Test
  void readsTheFileOfSeveralProjects() {
    Config.Reading reading =
        READER.read(
            Map.of(
                "CLARITY_PROJECTS", "examples/projects.json",
                "CLARITY_TOKEN_SHOP", "token-of-the-shop",
                "CLARITY_TOKEN_BLOG", "token-of-the-blog"));

    List<String> names =
        reading.match(
            read -> read.config().projects().stream().map(Config.Project::name).toList(),
            Config.Faulty::faults);
    assertThat(names).containsExactly("Shop", "Blog");
  }

  private static void startsTheServer(JsonNode server, String command) {
    assertThat(server.path("command").asText()).isEqualTo(command);
    assertThat(server.path("args"))
        .extracting(JsonNode::asText)
        .containsExactly("--prebuilt", "clarity", "--stdio");
    Map<String, String> variables =
        JSON.convertValue(
            server.path("env"),
            JSON.getTypeFactory().constructMapType(Map.class, String.class, String.class));
    assertThat(variables).containsOnlyKeys("CLARITY_API_TOKEN", "CLARITY_PROJECT_ID");
    assertThat(
            READER.read(variables).match(Config.Read::toString, each -> each.faults().toString()))
        .containsPattern("CLARITY_API_TOKEN (is not set|still contains the guide's placeholder)")
        .containsPattern("CLARITY_PROJECT_ID (is not set|still contains the guide's placeholder)");
  }
}
