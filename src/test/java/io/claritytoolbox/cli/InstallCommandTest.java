package io.claritytoolbox.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstallCommandTest {
  @TempDir private Path folder;
  private Operated toolbox;
  private Path settings;

  @BeforeEach
  void configure() throws IOException {
    toolbox = new Operated(folder);
    toolbox.properties.setProperty("user.home", folder.toString());
    toolbox.properties.setProperty("os.name", "Linux");
    settings = Files.createDirectories(folder.resolve(".cursor")).resolve("mcp.json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "claude-code",
        "claude-desktop",
        "cursor",
        "vscode",
        "windsurf",
        "codex",
        "gemini"
      })
  void addsAndRemovesTheToolboxForEachClient(String client) throws IOException {
    assertThat(toolbox.run("install", client, "--yes")).as(toolbox.err()).isZero();
    assertThat(toolbox.out()).contains("Done. Restart ");
    assertThat(written()).contains("--prebuilt", "clarity", "CLARITY_API_TOKEN", "/toolbox");

    assertThat(toolbox.run("install", client, "--yes")).isZero();
    assertThat(toolbox.out()).contains("nothing to change");

    assertThat(toolbox.run("uninstall", client, "--yes")).isZero();
    assertThat(toolbox.run("uninstall", client, "--yes")).isZero();
    assertThat(toolbox.out()).contains("nothing to change");
  }

  private String written() throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.walk(folder).filter(Files::isRegularFile)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        all.append(Files.readString(file));
      }
    }
    return all.toString();
  }

  @Test
  void writesWhatTheClientNeedsAndShowsAllButTheToken() throws IOException {
    toolbox.run("install", "cursor", "--yes");

    JsonNode server = new ObjectMapper().readTree(settings.toFile()).at("/mcpServers/clarity");
    assertThat(server.path("command").asText()).isEqualTo(Path.of("toolbox").toAbsolutePath() + "");
    assertThat(server.path("args")).hasToString("[\"--prebuilt\",\"clarity\",\"--stdio\"]");
    assertThat(server.at("/env/CLARITY_PROJECT_ID").asText()).isEqualTo("shop");
    assertThat(server.at("/env/CLARITY_API_TOKEN").asText()).isEqualTo(Operated.token(""));
    assertThat(toolbox.out())
        .contains("Cursor, " + settings, "+ ", "(your token)", "\"shop\"")
        .doesNotContain(Operated.token(""));
  }

  @Test
  void airQualityNeedsItsKeyAndOrganisation() throws IOException {
    toolbox.environment.put("CLARITY_AIR_API_KEY", "k3y-of-the-application");
    toolbox.environment.put("CLARITY_AIR_ORG", "sample");

    toolbox.run("install", "cursor", "--yes", "--prebuilt", "clarity-air");

    assertThat(toolbox.out()).contains("(your key)").doesNotContain("k3y-of-the-application");
    JsonNode server = new ObjectMapper().readTree(settings.toFile()).at("/mcpServers/clarity");
    assertThat(server.path("args")).hasToString("[\"--prebuilt\",\"clarity-air\",\"--stdio\"]");
    assertThat(server.path("env"))
        .hasToString(
            "{\"CLARITY_AIR_API_KEY\":\"k3y-of-the-application\",\"CLARITY_AIR_ORG\":\"sample\"}");
  }

  @Test
  void theDemoNeedsNoToken() throws IOException {
    toolbox.environment.clear();

    assertThat(toolbox.run("install", "cursor", "--yes", "--prebuilt", "clarity-demo")).isZero();

    assertThat(Files.readString(settings)).contains("clarity-demo").doesNotContain("env");
  }

  @Test
  void asksAndChangesNothingUnlessTheAnswerIsYes() throws IOException {
    toolbox.terminal = OptionalInt.of(80);
    toolbox.answer = "no\n";
    assertThat(toolbox.run("install", "cursor")).isEqualTo(1);
    assertThat(toolbox.err()).contains("Write this to the settings? [y/N]", "Nothing was changed.");
    assertThat(settings).doesNotExist();

    toolbox.answer = "y\n";
    assertThat(toolbox.run("install", "cursor")).isZero();
    assertThat(settings).exists();
  }

  @Test
  void changesNothingWithoutATerminalOrInADryRun() {
    assertThat(toolbox.run("install", "cursor")).isEqualTo(1);
    assertThat(toolbox.err()).contains("Add --yes");
    assertThat(toolbox.run("install", "cursor", "--dry-run")).isZero();

    assertThat(settings).doesNotExist();
  }

  @Test
  void refusesATokenThatClarityWouldRefuse() {
    toolbox.environment.put("CLARITY_API_TOKEN", Operated.token(",\"exp\":1700000000"));

    assertThat(toolbox.run("install", "cursor", "--yes")).isEqualTo(1);

    assertThat(toolbox.err()).contains("CLARITY_API_TOKEN expired on 2023-11-14");
    assertThat(settings).doesNotExist();
  }

  @Test
  void saysThatThereIsNowhereToTypeTheToken() {
    toolbox.environment.remove("CLARITY_API_TOKEN");

    assertThat(toolbox.run("install", "cursor", "--yes")).isEqualTo(1);
    assertThat(toolbox.err()).contains("Set CLARITY_API_TOKEN");
  }

  @Test
  void keepsAFileThatItCannotReadAsItIs() throws IOException {
    Files.writeString(settings, "{");

    assertThat(toolbox.run("install", "cursor", "--yes")).isEqualTo(1);

    assertThat(toolbox.err()).contains("is not valid JSON").contains("toolbox doctor");
    assertThat(settings).hasContent("{");
  }

  @Test
  void namesTheClientsThereAre() {
    assertThat(toolbox.run("install", "emacs")).isEqualTo(2);
    assertThat(toolbox.err()).contains("There is no client emacs. The clients are: claude-code,");
  }

  /** Some clients can't start a script on Windows. */
  @Test
  void startsJavaItselfOnWindows() throws IOException {
    toolbox.properties.setProperty("os.name", "Windows 11");

    toolbox.run("install", "cursor", "--yes");

    assertThat(Files.readString(settings)).contains("java.exe", "-jar", "clarity-toolbox.jar");
  }
}
