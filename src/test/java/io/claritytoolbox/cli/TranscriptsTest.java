package io.claritytoolbox.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.claritytoolbox.tools.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests that transcripts show the program's output. {@code -Dsnapshots=write} rewrites them. */
final class TranscriptsTest {
  private static final Path FOLDER = Path.of("examples", "transcripts");

  static List<String> names() {
    return DemoShell.tools().stream().map(tool -> tool.definition().name()).toList();
  }

  @AfterEach
  void logElsewhereAgain() {
    Logging.start(Logging.Threshold.WARN, Logging.Format.STANDARD, System.err);
  }

  @Test
  void thereIsOneForEveryTool() throws IOException {
    try (var files = Files.list(FOLDER)) {
      assertThat(files.map(file -> file.getFileName().toString().replace(".md", "")))
          .containsExactlyInAnyOrderElementsOf(names());
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void showWhatTheProgramPrints(String tool) throws IOException {
    Path file = FOLDER.resolve(tool + ".md");
    String now = transcript(tool, command(Files.readString(file)));
    if ("write".equals(System.getProperty("snapshots"))) {
      Files.writeString(file, now);
    }
    assertThat(now).isEqualTo(Files.readString(file).replace("\r\n", "\n"));
  }

  @ParameterizedTest
  @MethodSource("names")
  void holdAnswersOfTheToolsOwnSchema(String tool) throws IOException {
    Tool asked =
        DemoShell.tools().stream()
            .filter(each -> each.definition().name().equals(tool))
            .findFirst()
            .orElseThrow();
    var schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(asked.definition().outputSchema().toString());
    String text = Files.readString(FOLDER.resolve(tool + ".md"));
    String json = text.split("```json\n", 2)[1].split("\n```", 2)[0];
    assertThat(schema.validate(json, InputFormat.JSON)).isEmpty();
  }

  private static String command(String transcript) {
    return transcript
        .lines()
        .filter(line -> line.startsWith("$ "))
        .findFirst()
        .orElseThrow()
        .substring(2);
  }

  private static String transcript(String tool, String command) {
    assertThat(command).startsWith("./toolbox invoke " + tool + " ").endsWith(" --format table");
    String json = command.replace("--format table", "--format json");
    return """
    # %s

    ```console
    $ %s
    %s
    ```

    With `--format json`, which is what an assistant gets:

    ```json
    %s
    ```
    """
        .formatted(tool, command, DemoShell.run(command), DemoShell.run(json));
  }
}
