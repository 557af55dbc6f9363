package io.claritytoolbox.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests the output on a pseudo-terminal, with {@code script} of util-linux. {@code
 * -Dsnapshots=write} rewrites the examples.
 */
@EnabledOnOs(value = OS.LINUX, disabledReason = "script takes other words elsewhere")
@Tag("slow")
final class TerminalTest {
  private static final String QUESTION = "[y/N] ";
  private static final Path FOLDER = Path.of("examples", "terminal");
  private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*m");

  /** A line that was shown and then cleared. */
  private static final Pattern WIPED = Pattern.compile("(?m)^[^\n]*\r\u001b\\[K");

  private static final Map<String, String> LINES =
      Map.of(
          "invoke", "./toolbox invoke get_ux_by_url --prebuilt clarity-demo",
          "sync", "./toolbox sync",
          "doctor", "./toolbox doctor --prebuilt clarity-demo",
          "purge", "./toolbox purge --all");

  @TempDir private Path temp;

  @ParameterizedTest
  @CsvSource({
    "invoke, 80",
    "invoke, 120",
    "sync, 80",
    "sync, 120",
    "doctor, 80",
    "doctor, 120",
    "purge, 80",
    "purge, 120"
  })
  void theExamplesAreWhatAPersonSees(String command, int columns) throws Exception {
    Path file = FOLDER.resolve(command + "-" + columns + ".txt");
    String now =
        "$ "
            + LINES.get(command)
            + "\n"
            + plain(shown(command, columns, command.equals("purge") ? "n" : ""));
    if ("write".equals(System.getProperty("snapshots"))) {
      Files.writeString(file, now);
    }
    assertThat(now).isEqualTo(Files.readString(file));
    assertThat(now.lines().filter(line -> !line.startsWith("$ ") && !line.contains("\"")))
        .allMatch(line -> line.length() <= columns);
  }

  @Test
  void aTerminalGetsColoursUnlessTheyAreUnwelcome() throws Exception {
    assertThat(shown("doctor", 80, "")).contains("\u001b[32mok");
    assertThat(run("export NO_COLOR=1\n", "doctor", 80, "")).doesNotContain("\u001b");
    assertThat(run("export TERM=dumb\n", "doctor", 80, "")).doesNotContain("\u001b");
  }

  @Test
  void thePersonIsAskedAndYesIsTaken() throws Exception {
    assertThat(shown("purge", 80, "y"))
        .contains("Delete them? [y/N]", "deleted 5 exports for good");
  }

  @ParameterizedTest
  @ValueSource(strings = {"cat", "head -n 999"})
  void aPipeGetsJson(String reader) throws Exception {
    String line = command("invoke") + " | " + reader;
    assertThat(inTerminal("stty cols 80\n" + line, "")).startsWith("{").contains("\"rows\"");
  }

  @Test
  void whatTheLauncherToldOfTheWidthCounts() throws Exception {
    String line = command("invoke").replace("-cp ", "-Dterminal.columns=120 -cp ");
    assertThat(plain(inTerminal(line + " </dev/null", "")))
        .isEqualTo(plain(shown("invoke", 120, "")));
  }

  private String shown(String command, int columns, String typed) throws Exception {
    return run("", command, columns, typed);
  }

  private String run(String before, String command, int columns, String typed) throws Exception {
    return inTerminal(before + "stty cols " + columns + "\n" + command(command), typed);
  }

  private String command(String command) {
    return String.join(
        " ",
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-Dfile.encoding=UTF-8",
            // As in the manifest of the packaged program.
            "--enable-native-access=ALL-UNNAMED",
            // A folder of its own, so that no other process deletes the unpacked library.
            "-Dorg.sqlite.tmpdir='" + temp + "'",
            "-cp '" + System.getProperty("java.class.path") + "'",
            TerminalMain.class.getName(),
            command.equals("sync") ? "fresh" : "synced",
            LINES.get(command).replace("./toolbox ", "")));
  }

  /** The output of a shell script with typed input. */
  private String inTerminal(String lines, String typed) throws IOException, InterruptedException {
    Path script = Files.writeString(temp.resolve("lines.sh"), lines + "\n");
    ProcessBuilder builder =
        new ProcessBuilder("script", "-qec", "sh " + script, "/dev/null").redirectErrorStream(true);
    builder.environment().putAll(Map.of("TERM", "xterm", "LC_ALL", "C.UTF-8"));
    List.of("COLUMNS", "NO_COLOR").forEach(builder.environment()::remove);
    Process process = builder.start();
    String text = typedWhenAsked(process, typed);
    process.waitFor();
    return text.replace("\r\n", "\n").replace("^D\b\b", "");
  }

  private static String typedWhenAsked(Process process, String typed) throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    try (InputStream in = process.getInputStream();
        OutputStream keyboard = process.getOutputStream()) {
      for (int next = in.read(); next >= 0; next = in.read()) {
        text.write(next);
        if (text.toString(StandardCharsets.UTF_8).endsWith(QUESTION)) {
          keyboard.write((typed + "\n").getBytes(StandardCharsets.UTF_8));
          keyboard.flush();
        }
      }
    }
    return text.toString(StandardCharsets.UTF_8);
  }

  private static String plain(String shown) {
    return COLOUR.matcher(WIPED.matcher(shown).replaceAll("")).replaceAll("");
  }
}
