package io.claritytoolbox.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.claritytoolbox.install.ClientFile.Change;
import io.claritytoolbox.install.ClientFile.RefusedException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ClientFileTest {
  private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");
  private static final ObjectNode SERVER =
      JsonNodeFactory.instance.objectNode().put("command", "toolbox");

  private final FileSystem windows = Jimfs.newFileSystem(Configuration.windows());
  private final FileSystem unix =
      Jimfs.newFileSystem(
          Configuration.unix().toBuilder().setAttributeViews("basic", "posix").build());

  @ParameterizedTest
  @CsvSource({
    "CLAUDE_CODE, .claude.json, .claude.json, .claude.json",
    "CLAUDE_DESKTOP, .config/Claude/claude_desktop_config.json,"
        + " Library/Application Support/Claude/claude_desktop_config.json,"
        + " AppData/Roaming/Claude/claude_desktop_config.json",
    "CURSOR, .cursor/mcp.json, .cursor/mcp.json, .cursor/mcp.json",
    "VSCODE, .config/Code/User/mcp.json, Library/Application Support/Code/User/mcp.json,"
        + " AppData/Roaming/Code/User/mcp.json",
    "WINDSURF, .codeium/windsurf/mcp_config.json, .codeium/windsurf/mcp_config.json,"
        + " .codeium/windsurf/mcp_config.json",
    "CODEX, .codex/config.toml, .codex/config.toml, .codex/config.toml",
    "GEMINI, .gemini/settings.json, .gemini/settings.json, .gemini/settings.json"
  })
  void knowsWhereEachClientKeepsItsSettings(
      Client client, String linux, String mac, String onWindows) {
    Path home = unix.getPath("/home/jo");
    Path profile = windows.getPath("C:\\Users\\Jo Müller");

    assertThat(settings("Linux", home, client)).isEqualTo(home.resolve(linux));
    assertThat(settings("Mac OS X", home, client)).isEqualTo(home.resolve(mac));
    assertThat(settings("Windows 11", profile, client)).isEqualTo(profile.resolve(onWindows));
  }

  private static Path settings(String os, Path home, Client client) {
    return new ClientFile.Folders(os, home, Map.of("APPDATA", "relative")).settings(client);
  }

  @Test
  void followsTheVariablesOfTheSystemAndTheClients() {
    Path profile = windows.getPath("C:\\Users\\jo");
    Path home = unix.getPath("/home/jo");

    assertThat(
            new ClientFile.Folders("Windows 11", profile, Map.of("APPDATA", "D:\\Roaming"))
                .settings(Client.VSCODE)
                .toString())
        .isEqualTo("D:\\Roaming\\Code\\User\\mcp.json");
    assertThat(
            new ClientFile.Folders("Linux", home, Map.of("CODEX_HOME", "/c"))
                .settings(Client.CODEX))
        .isEqualTo(unix.getPath("/c/config.toml"));
  }

  @ParameterizedTest
  @EnumSource(Client.class)
  void writesTheFirstSettingsOfEveryClientOnWindows(Client client) throws Exception {
    ClientFile.Folders folders =
        new ClientFile.Folders("Windows 11", windows.getPath("C:\\Users\\jo"), Map.of());
    ClientFile file = new ClientFile(client, folders);

    assertThat(file.with(SERVER).make(NOW)).isEmpty();

    assertThat(Files.readString(folders.settings(client))).contains("clarity", "toolbox");
    assertThat(file.with(SERVER).isNone()).isTrue();
    file.without().make(NOW);
    assertThat(Files.readString(folders.settings(client))).doesNotContain("clarity");
    assertThat(file.without().isNone()).isTrue();
  }

  @Test
  void keepsACopyAndTheByteOrderMark() throws Exception {
    ClientFile.Folders folders =
        new ClientFile.Folders("Windows 11", windows.getPath("C:\\Users\\jo"), Map.of());
    Path settings = folders.settings(Client.CURSOR);
    Files.createDirectories(settings.getParent());
    Files.writeString(settings, "\ufeff{\"a\": 1}");

    Path backup = new ClientFile(Client.CURSOR, folders).with(SERVER).make(NOW).orElseThrow();

    assertThat(backup.getFileName().toString()).isEqualTo("mcp.json.20261121T090000Z.bak");
    assertThat(Files.readString(backup)).isEqualTo("\ufeff{\"a\": 1}");
    assertThat(Files.readString(settings)).startsWith("\ufeff{").contains("toolbox");
  }

  @Test
  void aLinkedFileStaysALinkAndIsReadByItsOwnerAlone() throws Exception {
    ClientFile.Folders folders =
        new ClientFile.Folders("Linux", unix.getPath("/home/jo"), Map.of());
    Path settings = folders.settings(Client.GEMINI);
    Path real = unix.getPath("/dotfiles/gemini.json");
    Files.createDirectories(settings.getParent());
    Files.createDirectories(real.getParent());
    Files.writeString(real, "{}");
    Files.createSymbolicLink(settings, real);

    Path backup = new ClientFile(Client.GEMINI, folders).with(SERVER).make(NOW).orElseThrow();

    assertThat(Files.isSymbolicLink(settings)).isTrue();
    for (Path written : new Path[] {real, backup}) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(written)))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void neverOverwritesWhatAnotherProgramHasJustWritten() throws Exception {
    ClientFile.Folders folders =
        new ClientFile.Folders("Linux", unix.getPath("/home/jo"), Map.of());
    Path settings = folders.settings(Client.CLAUDE_CODE);
    Files.createDirectories(settings.getParent());
    Files.writeString(settings, "{}");
    Change change = new ClientFile(Client.CLAUDE_CODE, folders).with(SERVER);
    Files.writeString(settings, "{\"startups\": 2}");

    assertThatThrownBy(() -> change.make(NOW))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("another program");
    assertThat(Files.readString(settings)).isEqualTo("{\"startups\": 2}");
  }

  @Test
  void saysWhichFileItCannotRead() throws Exception {
    ClientFile.Folders folders =
        new ClientFile.Folders("Linux", unix.getPath("/home/jo"), Map.of());
    Path settings = folders.settings(Client.CURSOR);
    Files.createDirectories(settings.getParent());
    Files.writeString(settings, "{\n\"token\": secret}");

    assertThatThrownBy(() -> new ClientFile(Client.CURSOR, folders).with(SERVER))
        .hasMessageContaining(
            "/home/jo/.cursor/mcp.json is not valid JSON: line 2. It is unchanged.")
        .hasMessageNotContaining("secret");

    Files.write(settings, "{\"a\": \"ü\"}".getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> new ClientFile(Client.CURSOR, folders).with(SERVER))
        .hasMessageContaining("not text in UTF-8");
  }
}
