package io.claritytoolbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is ready to be published agrees with itself and with the program. */
class ReleaseTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path SOURCES = Path.of("src", "dist");
  private static final Path WORKFLOW = Path.of(".github", "workflows", "release.yml");

  @Test
  void theRegistryGetsNamesAndSumsOfTheFormThatItTakes() throws IOException {
    JsonNode server = json("server.json", "owner/clarity-toolbox");

    assertThat(server.path("name").asText()).matches("[a-zA-Z0-9.-]+/[a-zA-Z0-9._-]+");
    assertThat(server.path("description").asText()).hasSizeBetween(1, 100);
    assertThat(server.path("packages"))
        .allSatisfy(
            each -> {
              assertThat(each.at("/transport/type").asText()).isEqualTo("stdio");
              assertThat(each.path("fileSha256").isMissingNode())
                  .isEqualTo(!each.path("registryType").asText().equals("mcpb"));
            });
    assertThat(json("npm/package.json", "owner/clarity-toolbox").path("mcpName"))
        .isEqualTo(server.path("name"));
    assertThat(Files.readString(WORKFLOW))
        .contains("-Dimage.name=\"io.github.$GITHUB_REPOSITORY\"");
  }

  @Test
  void theWorkflowFillsEveryPlaceholderOfTheRegistry() throws IOException {
    String workflow = Files.readString(WORKFLOW);
    Set<String> sums = found("@SHA256-([a-z0-9-]+)@", Files.readString(file("server.json")));

    assertThat(found("@([A-Z]+)@", Files.readString(file("server.json"))))
        .isNotEmpty()
        .allSatisfy(name -> assertThat(workflow).contains("s|@" + name + "@|"));
    assertThat(workflow).contains("for platform in " + String.join(" ", sums) + "; do");
  }

  @Test
  void npmChoosesAmongTheSystemsThatTheWorkflowBuilds() throws IOException {
    JsonNode chosen = json("npm/package.json", "o/r").path("optionalDependencies");

    assertThat(found("platform: ([a-z0-9-]+)", Files.readString(WORKFLOW)))
        .hasSize(4)
        .isEqualTo(found("\"clarity-toolbox-([a-z0-9-]+)\"", chosen.toString()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"server.json", "manifest.json"})
  void asksForSettingsThatThereAre(String name) throws Exception {
    Object[] settings = Class.forName("io.claritytoolbox.config.Setting").getEnumConstants();
    List<String> known = Arrays.stream(settings).map(setting -> "CLARITY_" + setting).toList();

    assertThat(found("(CLARITY_[A-Z_]+)", Files.readString(file(name))))
        .contains("CLARITY_API_TOKEN", "CLARITY_PROJECT_ID")
        .isSubsetOf(known);
  }

  private static JsonNode json(String name, String repository) throws IOException {
    return JSON.readTree(Files.readString(file(name)).replace("@REPOSITORY@", repository));
  }

  private static Path file(String name) {
    return SOURCES.resolve(name);
  }

  private static Set<String> found(String pattern, String text) {
    return Pattern.compile(pattern)
        .matcher(text)
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
