package io.claritytoolbox.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;

/** Tests configurations that users write into their client, including none. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
final class ConfigurationIT {
  /** The arguments of the tools that need some. */
  private static final Map<String, String> REQUIRED =
      Map.of(
          "compare", "{'a':{},'b':{'ends_days_ago':7}}",
          "search_documentation", "{'query':'masking'}");

  private static final Path GUIDE = Path.of("examples", "clients", "claude-code.sh");

  private final Toolbox toolbox;

  ConfigurationIT(@TempDir Path folder) {
    toolbox = new Toolbox(folder);
  }

  @AfterEach
  void close() {
    toolbox.close();
  }

  @Test
  void theGuidesConfigurationListsToolsAndAnswers() throws IOException {
    JsonNode guide = guide();
    assertThat(guide.path("env").fieldNames())
        .toIterable()
        .containsExactly("CLARITY_API_TOKEN", "CLARITY_PROJECT_ID");
    Client client = toolbox.without("CLARITY_STORE").connect(arguments(guide));

    assertThat(client.tools()).contains("get_sessions", "get_rage_clicks", "get_ux_by_url");
    Told sessions = client.ask("get_sessions", "{'group_by':['Device'],'days':1}");

    assertThat(sessions.refused()).as(sessions.text()).isFalse();
    assertThat(sessions.content().path("project").asText()).isEqualTo(Toolbox.PROJECT);
    assertThat(sessions.column("Device")).contains("Mobile");
    try (Stream<Path> files = Files.walk(toolbox.folder())) {
      assertThat(files).anyMatch(file -> file.endsWith("clarity-toolbox/clarity.db"));
    }
  }

  @Test
  void theGuidesPlaceholdersAreToldFromATokenAndAnId() throws IOException {
    JsonNode guide = guide();
    guide
        .path("env")
        .properties()
        .forEach(entry -> toolbox.with(entry.getKey(), entry.getValue().asText()));
    Client client = toolbox.connect(arguments(guide));

    Told refused = client.ask("get_sessions", "{}");

    assertThat(refused.refused()).isTrue();
    assertThat(refused.text())
        .contains(
            "CLARITY_API_TOKEN still contains the guide's placeholder",
            "CLARITY_PROJECT_ID still contains the guide's placeholder");
  }

  @Test
  void withoutConfigurationEveryCallSaysWhatIsMissing() {
    toolbox.without("CLARITY_API_TOKEN").without("CLARITY_PROJECT_ID").without("CLARITY_STORE");

    everyCallSays("CLARITY_API_TOKEN is not set", "CLARITY_PROJECT_ID is not set");
  }

  @Test
  void whatAClientDidNotFillInCountsAsUnset() {
    toolbox.with("CLARITY_API_TOKEN", "${CLARITY_API_TOKEN}");

    everyCallSays("CLARITY_API_TOKEN is not set");
  }

  private void everyCallSays(String... sentences) {
    Client client = toolbox.connect();

    assertThat(client.tools()).hasSizeGreaterThanOrEqualTo(5);
    for (String tool : client.tools()) {
      Told refused = client.ask(tool, REQUIRED.getOrDefault(tool, "{}"));
      assertThat(refused.refused()).as(tool).isTrue();
      assertThat(refused.text()).contains(sentences);
    }
    assertThat(toolbox.clarity().requests()).isZero();
  }

  /** The command in the guide for Claude Code. */
  private static JsonNode guide() throws IOException {
    return Told.json(Files.readString(GUIDE).split("'", -1)[1]);
  }

  private static String[] arguments(JsonNode guide) {
    return StreamSupport.stream(guide.path("args").spliterator(), false)
        .map(JsonNode::asText)
        .toArray(String[]::new);
  }
}
