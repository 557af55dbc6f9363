package io.claritytoolbox.config;

import static io.claritytoolbox.config.Readings.config;
import static io.claritytoolbox.config.Readings.faults;
import static io.claritytoolbox.config.Readings.read;
import static org.assertj.core.api.Assertions.assertThat;

import io.claritytoolbox.model.ProjectId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ProjectsFileTest {
  private static final String OTHER =
      Tokens.withClaims(Tokens.claims("").replace(Tokens.SUBJECT, "27182818284590"));

  @TempDir private Path folder;

  @Test
  void readsSeveralProjects() throws IOException {
    Config.Reading reading =
        readFile(
            """
            [{"name": "Shop", "project_id": "abc123", "token_variable": "CLARITY_TOKEN_SHOP"},
             {"name": "Blog", "project_id": "def456", "token_variable": "BLOG_TOKEN"}]
            """);

    assertThat(config(reading).projects())
        .containsExactly(
            new Config.Project(
                new ProjectId("abc123"),
                "Shop",
                List.of(Tokens.token("the token in CLARITY_TOKEN_SHOP", Tokens.VALID)),
                "CLARITY_TOKEN_SHOP",
                Tokens.SUBJECT),
            new Config.Project(
                new ProjectId("def456"),
                "Blog",
                List.of(Tokens.token("the token in BLOG_TOKEN", OTHER)),
                "BLOG_TOKEN",
                "27182818284590"));
    assertThat(reading.warnings()).isEmpty();
  }

  @Test
  void reportsAllFaultsOfAllEntriesTogether() throws IOException {
    Config.Reading reading =
        readFile(
            """
            [{"project_id": "your-project-id", "token_variable": "MISSING_TOKEN"},
             {"name": "Blog", "project_id": "def456", "token_variable": "eyJhbGciOi.eyJz.c2ln"},
             {"name": "Shop", "token": "BLOG_TOKEN"},
             7]
            """);

    assertThat(faults(reading))
        .satisfiesExactly(
            fault -> assertThat(fault).startsWith("CLARITY_PROJECTS, entry 1: name is not set."),
            fault ->
                assertThat(fault)
                    .startsWith(
                        "CLARITY_PROJECTS, entry 1: project_id still contains the guide's"
                            + " placeholder"),
            fault ->
                assertThat(fault)
                    .startsWith(
                        "CLARITY_PROJECTS, entry 1: MISSING_TOKEN is not set. Create a token"),
            fault ->
                assertThat(fault)
                    .startsWith(
                        "CLARITY_PROJECTS, entry 2: token_variable must be the name of a"
                            + " variable"),
            fault ->
                assertThat(fault)
                    .startsWith("CLARITY_PROJECTS, entry 3 is not an object, or has unknown"),
            fault -> assertThat(fault).startsWith("CLARITY_PROJECTS, entry 4 is not an object"));
    assertThat(faults(reading)).noneMatch(fault -> fault.contains("eyJ"));
  }

  @Test
  void rejectsTwoEntriesForOneProject() throws IOException {
    Config.Reading reading =
        readFile(
            """
            [{"name": "Shop", "project_id": "abc123", "token_variable": "BLOG_TOKEN"},
             {"name": "shop", "project_id": "abc123", "token_variable": "BLOG_TOKEN"}]
            """);

    assertThat(faults(reading))
        .containsExactly(
            "CLARITY_PROJECTS, entry 2 has the same name as entry 1. Remove one of them.",
            "CLARITY_PROJECTS, entry 2 has the same project_id as entry 1. Remove one of them.",
            "CLARITY_PROJECTS, entry 2 has the same Clarity project (read from the token) as entry"
                + " 1. Remove one of them.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "{}", "", "null", "\"x\""})
  void rejectsAFileWithoutProjects(String content) throws IOException {
    assertThat(faults(readFile(content)))
        .singleElement()
        .asString()
        .startsWith("CLARITY_PROJECTS names a file without projects.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[\n{\"name\": eyJhbGciOi", "[\n] [", "\n-"})
  void namesTheLineOfInvalidJsonWithoutQuotingIt(String content) throws IOException {
    assertThat(faults(readFile(content)))
        .containsExactly(
            "CLARITY_PROJECTS names a file that is not valid JSON (line 2). The file must be a"
                + " JSON array of objects, each with the strings name, project_id and"
                + " token_variable.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/nowhere/at/all.json", "/", "x\0y"})
  void reportsAnUnreadableFile(String path) {
    assertThat(faults(read(Map.of("CLARITY_PROJECTS", path))))
        .containsExactly(
            "CLARITY_PROJECTS names a file that can't be read. Check the path and the file's"
                + " permissions.");
  }

  @Test
  void warnsThatTheSingleProjectIsIgnored() throws IOException {
    Path file =
        write(
            "[{\"name\": \"S\", \"project_id\": \"s\", \"token_variable\":"
                + " \"CLARITY_API_TOKEN\"}]");
    Config.Reading reading =
        read(
            Map.of(
                "CLARITY_PROJECTS",
                file.toString(),
                "CLARITY_API_TOKEN",
                Tokens.VALID,
                "CLARITY_PROJECT_ID",
                "abc123"));

    assertThat(config(reading).projects()).hasSize(1);
    assertThat(reading.warnings())
        .containsExactly(
            "CLARITY_PROJECT_ID is ignored because CLARITY_PROJECTS is set. Remove one of them.");
  }

  private Config.Reading readFile(String content) throws IOException {
    return read(
        Map.of(
            "CLARITY_PROJECTS",
            write(content).toString(),
            "CLARITY_TOKEN_SHOP",
            Tokens.VALID,
            "BLOG_TOKEN",
            OTHER));
  }

  private Path write(String content) throws IOException {
    return Files.writeString(folder.resolve("projects.json"), content);
  }
}
