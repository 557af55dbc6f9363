package io.claritytoolbox.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.claritytoolbox.doctor.Diagnosis.Finding;
import io.claritytoolbox.doctor.Diagnosis.Finding.Status;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the checks and the client configurations. */
class DoctorChecksTest {
  @TempDir private Path folder;
  private final Map<String, String> environment = new TreeMap<>();
  private final Properties properties = new Properties();

  @ParameterizedTest
  @CsvSource({
    "0, OK, This machine's clock agrees with Clarity's.",
    "60, OK, Clarity's clock is 60 seconds ahead.",
    "61, WARNING, Clarity's clock is 61 seconds ahead.",
    "-3600, WARNING, Clarity's clock is 3600 seconds behind."
  })
  void toleratesAClockDifferenceOfAMinute(long ahead, Status status, String sentence) {
    Finding finding = ProjectChecks.clock(Optional.of(Duration.ofSeconds(ahead)));

    assertThat(finding.status()).isEqualTo(status);
    assertThat(finding.sentence()).startsWith(sentence);
  }

  @ParameterizedTest
  @CsvSource({"11, FAULT", "16, FAULT", "17, OK", "25, OK", "1.8, FAULT"})
  void requiresJava17(String version, Status status) {
    properties.setProperty("java.specification.version", version);

    assertThat(new MachineChecks(machine()).program("1").get(0).status()).isEqualTo(status);
  }

  @ParameterizedTest
  @ValueSource(strings = {"HTTPS_PROXY", "https_proxy", "ALL_PROXY"})
  void warnsAboutAProxyThatJavaIgnores(String variable) {
    environment.put(variable, "http://ann:secret@proxy.example");

    Finding proxy = new MachineChecks(machine()).network().get(0);

    assertThat(proxy.status()).isEqualTo(Status.WARNING);
    assertThat(proxy.sentence()).isEqualTo(variable + " is set, but Java ignores it.");
  }

  @Test
  void reportsAProxyThatJavaUses() {
    environment.put("HTTPS_PROXY", "http://proxy.example");
    properties.setProperty("https.proxyHost", "proxy.example");

    assertThat(new MachineChecks(machine()).network().get(0))
        .isEqualTo(Finding.note("proxy", "Requests go through proxy.example:443."));
  }

  @Test
  void requiresAReadableTrustStore() throws IOException {
    Path file = folder.resolve("trust.p12");
    properties.setProperty("javax.net.ssl.trustStore", file.toString());

    assertThat(new MachineChecks(machine()).network().get(1).status()).isEqualTo(Status.FAULT);
    Files.createFile(file);
    assertThat(new MachineChecks(machine()).network().get(1).status()).isEqualTo(Status.NOTE);
  }

  @Test
  void warnsAboutAStoreThatOthersMayRead() {
    assertThat(new StoreFacts("/x", 1, "rw-r--r--", 1).finding().status())
        .isEqualTo(Status.WARNING);
    assertThat(new StoreFacts("/x", 1, "", 1).finding().status()).isEqualTo(Status.OK);
  }

  @ParameterizedTest
  @CsvSource({
    "Claude Code, claude-code.sh",
    "Claude Desktop, claude-desktop.json",
    "Cursor, cursor.json",
    "VS Code, vscode.json"
  })
  void printsTheExampleConfigurationsWithTheLaunchersPath(String client, String example)
      throws IOException {
    String launcher = Path.of("toolbox").toAbsolutePath().toString();
    String shown =
        Files.readString(Path.of("examples", "clients", example))
            .replaceFirst("(?s)^#!.*?\nclaude mcp", "claude mcp")
            .replace("/path/to/clarity-toolbox/toolbox", launcher)
            .replace("\"./toolbox\"", '"' + launcher + '"');

    Map<String, String> all = new ClientSettings(machine(), "clarity").all();

    assertThat(all.get(client)).isEqualToIgnoringWhitespace(shown);
  }

  @Test
  void configuresSeveralProjectsByTheirFile() {
    environment.put("CLARITY_PROJECTS", "/etc/projects.json");

    assertThat(new ClientSettings(machine(), "clarity").all().values())
        .allMatch(settings -> settings.contains("\"CLARITY_PROJECTS\" : \"/etc/projects.json\""))
        .noneMatch(settings -> settings.contains("CLARITY_API_TOKEN"));
  }

  private Machine machine() {
    return new Machine(
        environment,
        properties,
        InputStream.nullInputStream(),
        null,
        List::of,
        InstantSource.fixed(Instant.EPOCH));
  }
}
