package io.claritytoolbox.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;

/** Tests the commands for operators while a server uses the same store. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
final class OperatorIT {
  private final Toolbox toolbox;

  OperatorIT(@TempDir Path folder) {
    toolbox = new Toolbox(folder);
  }

  @AfterEach
  void close() {
    toolbox.close();
  }

  @Test
  void looksAfterAStoreThatAServerWorksOn() {
    Client server = toolbox.connect();
    server.ask("get_sessions", "{'group_by':['Device']}");

    Pipe doctor = run("doctor", "--live", "--format", "json");
    Pipe export = run("export", "--format", "json");
    Pipe purge = run("purge", "--all", "--yes");

    JsonNode found = Told.json(String.join("\n", doctor.stdout()));
    assertThat(doctor.exitCode()).as(found.toPrettyString()).isZero();
    assertThat(found.path("findings").findValuesAsText("sentence"))
        .anyMatch(sentence -> sentence.contains("of this program"))
        .anyMatch(sentence -> sentence.contains("2 of 10 requests spent"))
        .anyMatch(sentence -> sentence.contains("Clarity answered and the export is stored"));
    assertThat(doctor.stderr()).startsWith("Spending one of the 9 requests left today");
    assertThat(export.exitCode()).isZero();
    assertThat(export.stdout())
        .extracting(line -> Told.json(line).path("type").asText())
        .containsExactly("export", "export", "request", "request");
    assertThat(purge.exitCode()).as(purge.stderr()).isZero();
    assertThat(toolbox.clarity().requests()).isEqualTo(2);
    Told after = server.ask("get_sessions", "{'group_by':['Device'],'spend':'never'}");
    assertThat(after.refused()).isTrue();
    assertThat(server.quota().spent()).isEqualTo(2);
  }

  private Pipe run(String... words) {
    String[] line = new String[words.length + 2];
    System.arraycopy(words, 0, line, 0, words.length);
    line[words.length] = "--prebuilt";
    line[words.length + 1] = "clarity";
    return toolbox.start(line).end();
  }
}
