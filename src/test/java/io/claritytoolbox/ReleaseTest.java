package io.claritytoolbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that the files of a release agree with each other and with the program. */
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
  void theRegistrysSchemaFindsNoFault() throws IOException {
    String text = Files.readString(file("server.json"));
    String filled =
        text.replace("@REPOSITORY@", "owner/clarity-toolbox")
            .replace("@IMAGE@", "ghcr.io/owner/clarity-toolbox")
            .replace("@VERSION@", "1.2.3")
            .replaceAll("@SHA256-[a-z0-9-]+@", "0".repeat(64));

    assertThat(faults(filled)).isEmpty();
    assertThat(faults(text)).as("the schema finds faults at all").isNotEmpty();
  }

  private static List<Error> faults(String server) throws IOException {
    try (InputStream schema =
        ReleaseTest.class.getResourceAsStream("/mcp-schema/server-2025-12-11.json")) {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
          .getSchema(JSON.readTree(schema))
          .validate(JSON.readTree(server));
    }
  }

  @Test
  void linksAndLinesOfInstallationRunWhatIsPublished() throws IOException {
    String page = Files.readString(Path.of("examples", "install", "README.md"));
    String readme = Files.readString(Path.of("README.md"));
    JsonNode cursor =
        JSON.readTree(
            Base64.getDecoder().decode(parameter("https://cursor.com/", "config", readme)));
    JsonNode vscode = JSON.readTree(parameter("https://insiders.vscode.dev/", "config", readme));
    JsonNode asked = JSON.readTree(parameter("https://insiders.vscode.dev/", "inputs", readme));

    for (JsonNode server : List.of(cursor, vscode)) {
      assertThat(server.path("command").asText()).isEqualTo("npx");
      assertThat(server.path("args"))
          .extracting(JsonNode::asText)
          .containsExactly("-y", "clarity-toolbox", "--prebuilt", "clarity", "--stdio");
      assertThat(server.path("env").fieldNames())
          .toIterable()
          .containsExactly("CLARITY_API_TOKEN", "CLARITY_PROJECT_ID");
    }
    assertThat(vscode.path("env"))
        .zipSatisfy(
            asked,
            (value, input) ->
                assertThat(value.asText()).isEqualTo("${input:" + input.path("id").asText() + "}"));
    assertThat(asked.path(0).path("password").asBoolean()).as("a token is not shown").isTrue();
    assertThat(found("npx(?: --)? (-y clarity-toolbox[^\n]*)", page))
        .containsExactly("-y clarity-toolbox --prebuilt clarity --stdio");
  }

  /** A parameter of the first link to a site. */
  private static String parameter(String site, String name, String page) {
    String link = found("(" + Pattern.quote(site) + "[^)]+)", page).iterator().next();
    String value = found("[?&]" + name + "=([^&]+)", link).iterator().next();
    return URLDecoder.decode(value, StandardCharsets.UTF_8);
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
