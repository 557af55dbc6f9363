package io.claritytoolbox.projects;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.claritytoolbox.answer.Analyst;
import io.claritytoolbox.answer.Projects;
import io.claritytoolbox.config.ConfigReader;
import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.Export;
import io.claritytoolbox.model.PaidRequests;
import io.claritytoolbox.model.ProjectId;
import io.claritytoolbox.storage.Storage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfiguredProjectsTest {
  private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");
  private static final InstantSource CLOCK = InstantSource.fixed(NOW);

  @TempDir private Path folder;

  @Test
  void reportsAllMissingSettingsInsteadOfAnswering() {
    assertThat(closed(projects(Map.of()), null))
        .contains("CLARITY_API_TOKEN", "CLARITY_PROJECT_ID");
  }

  @Test
  void listsTheConfiguredProjects() {
    assertThat(closed(projects(environment()), "blog"))
        .contains("There is no such project", "shop");
  }

  @Test
  void deletesExportsOlderThanTheRetention() {
    try (Storage storage = Storage.open(store(), CLOCK)) {
      for (int days : List.of(1, 9, 11)) {
        storage.history(new ProjectId("shop"), "").save(export(NOW.minus(Duration.ofDays(days))));
      }
    }
    Map<String, String> environment = environment();
    environment.put("CLARITY_RETENTION_DAYS", "10");

    Analyst analyst = open(projects(environment));

    assertThat(analyst.exports()).hasSize(2);
  }

  @Test
  void deletesNothingIfEverythingLooksOld() {
    try (Storage storage = Storage.open(store(), CLOCK)) {
      for (int days : List.of(11, 12)) {
        storage.history(new ProjectId("shop"), "").save(export(NOW.minus(Duration.ofDays(days))));
      }
    }
    Map<String, String> environment = environment();
    environment.put("CLARITY_RETENTION_DAYS", "10");

    assertThat(open(projects(environment)).exports()).as("the clock may run ahead").hasSize(2);
  }

  @Test
  void warnsAboutATokenOfADifferentProject() {
    try (Storage storage = Storage.open(store(), CLOCK)) {
      storage.rememberSubject(new ProjectId("shop"), "111");
    }
    Map<String, String> environment = environment();
    environment.put("CLARITY_API_TOKEN", token("222"));

    assertThat(open(projects(environment)).project().notes())
        .anyMatch(note -> note.contains("different Clarity project"));
    assertThat(open(projects(environment)).project().notes()).isEmpty();
  }

  /** A token in Clarity's format, with an invalid signature. */
  private static String token(String subject) {
    String claims =
        "{\"aud\":\"clarity.data-exporter\",\"scope\":\"Data.Export\",\"exp\":4102444800,\"sub\":\""
            + subject
            + "\"}";
    return part("{\"alg\":\"RS256\",\"typ\":\"JWT\"}")
        + "."
        + part(claims)
        + "."
        + part("signature");
  }

  private static String part(String text) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
  }

  private static String closed(Projects projects, String name) {
    return projects
        .open(name)
        .match(
            analyst -> {
              throw new AssertionError("open");
            },
            sentence -> sentence);
  }

  private static Analyst open(Projects projects) {
    return projects
        .open(null)
        .match(
            analyst -> analyst,
            sentence -> {
              throw new AssertionError(sentence);
            });
  }

  private Projects projects(Map<String, String> environment) {
    ConfigReader reader = new ConfigReader("Linux", folder.toString(), CLOCK);
    return new ConfiguredProjects(() -> reader.read(environment), new PaidRequests(), CLOCK);
  }

  private Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>();
    environment.put("CLARITY_API_TOKEN", "any-word");
    environment.put("CLARITY_PROJECT_ID", "shop");
    environment.put("CLARITY_STORE", store());
    return environment;
  }

  private String store() {
    return "jdbc:sqlite:" + folder.resolve("clarity.db");
  }

  private static Export export(Instant takenAt) {
    return new Export(Cube.SITE, 1, takenAt, List.of(), List.of(), false, "[]", List.of());
  }
}
