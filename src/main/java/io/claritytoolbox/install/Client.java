package io.claritytoolbox.install;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** An MCP client, and how it keeps its servers. */
public enum Client {
  CLAUDE_CODE("Claude Code", "mcpServers", "clarity-connector"),
  CLAUDE_DESKTOP("Claude Desktop", "mcpServers", "clarity"),
  CURSOR("Cursor", "mcpServers", "clarity"),
  VSCODE("VS Code", "servers", "clarity"),
  WINDSURF("Windsurf", "mcpServers", "clarity"),
  CODEX("Codex", "mcp_servers", "clarity"),
  GEMINI("Gemini CLI", "mcpServers", "clarity");

  private final String title;
  private final String list;
  private final String entry;

  Client(String title, String list, String entry) {
    this.title = title;
    this.list = list;
    this.entry = entry;
  }

  /** Its name for people. */
  public String title() {
    return title;
  }

  /** Its name on the command line. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The client of a name on the command line. */
  public static Optional<Client> of(String word) {
    return Arrays.stream(values()).filter(client -> client.word().equals(word)).findFirst();
  }

  /** All names on the command line. */
  public static List<String> words() {
    return Arrays.stream(values()).map(Client::word).toList();
  }

  /** The object or table in its settings that lists servers. */
  String list() {
    return list;
  }

  /** The name of the toolbox in that list. */
  String entry() {
    return entry;
  }

  SettingsText.Format format() {
    return this == CODEX ? SettingsText.Format.TOML : SettingsText.Format.JSON;
  }
}
