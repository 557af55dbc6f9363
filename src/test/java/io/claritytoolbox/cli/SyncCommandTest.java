package io.claritytoolbox.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.claritytoolbox.Main;
import io.claritytoolbox.answer.Projects;
import io.claritytoolbox.cli.Program.Screen;
import io.claritytoolbox.projects.DemoProjects;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SyncCommandTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private Instant now = Instant.parse("2026-11-21T05:00:00Z");
  private Projects projects = new DemoProjects(this::tick);

  @AfterEach
  void logElsewhereAgain() {
    Logging.start(Logging.Threshold.WARN, Logging.Format.STANDARD, System.err);
  }

  @Test
  void takesTheStandardExportsOnceADay() {
    assertThat(sync()).isZero();
    assertThat(sync()).isZero();

    assertThat(lines()).filteredOn(line -> line.startsWith("stored")).hasSize(6);
    assertThat(lines())
        .contains("demo: 6 of 6 exports stored; 4 requests are left today.")
        .endsWith("demo: nothing is due; 4 requests are left today.");
  }

  @Test
  void aDryRunAsksNothing() {
    assertThat(sync("--dry-run")).isZero();

    assertThat(lines()).filteredOn(line -> line.startsWith("due")).hasSize(6);
    assertThat(lines()).endsWith("demo: 0 of 6 exports stored; 10 requests are left today.");
  }

  @Test
  void tellsALineOfJsonAStep() throws Exception {
    assertThat(sync("--format", "json")).isZero();

    List<JsonNode> steps = new ArrayList<>();
    for (String line : lines()) {
      steps.add(new ObjectMapper().readTree(line));
    }
    assertThat(steps).hasSize(7);
    assertThat(steps.subList(0, 6)).allMatch(step -> step.get("status").asText().equals("stored"));
    assertThat(steps.get(6).get("done").asInt()).isEqualTo(6);
  }

  @Test
  void exitsWithThreeWhenTheRequestsRunOut() {
    spend(8);

    assertThat(sync()).isEqualTo(3);
    assertThat(lines()).filteredOn(line -> line.startsWith("stored")).hasSize(2);
    assertThat(lines()).filteredOn(line -> line.startsWith("failed")).hasSize(1);
  }

  @Test
  void saysWhatIsMissingWhereNothingIsConfigured() {
    projects =
        new Projects() {
          @Override
          public List<String> names() {
            return List.of();
          }

          @Override
          public Access open(@Nullable String name) {
            return new Closed("CLARITY_API_TOKEN is not set.");
          }
        };

    assertThat(sync()).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("CLARITY_API_TOKEN is not set.");
    assertThat(lines()).containsExactly("");
  }

  private Instant tick() {
    now = now.plusMillis(1);
    return now;
  }

  private void spend(int requests) {
    String fresh = "{\"max_age_hours\": 0}";
    for (int i = 0; i < requests; i++) {
      run("invoke", "get_sessions", fresh, "--prebuilt", "demo");
    }
    out.reset();
  }

  private int sync(String... flags) {
    List<String> line = new ArrayList<>(List.of("sync", "--prebuilt", "demo"));
    line.addAll(List.of(flags));
    return run(line.toArray(String[]::new));
  }

  private int run(String... line) {
    Prebuilt prebuilt = Main.prebuilt(projects);
    Screen screen = new Screen(print(out), print(err), Terminal.of(OptionalInt.empty()));
    return new Program(
            Prebuilts.of(Map.entry("demo", () -> prebuilt)),
            any -> {},
            screen,
            DemoShell::noMachine)
        .run(line);
  }

  private List<String> lines() {
    return List.of(out.toString(StandardCharsets.UTF_8).split("\\R"));
  }

  private static PrintStream print(ByteArrayOutputStream to) {
    return new PrintStream(to, true, StandardCharsets.UTF_8);
  }
}
