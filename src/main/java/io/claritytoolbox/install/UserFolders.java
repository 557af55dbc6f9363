package io.claritytoolbox.install;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * Where clients keep their settings on Linux, macOS and Windows.
 *
 * @param osName Java's {@code os.name}
 * @param home the user's folder
 * @param environment the environment variables
 */
public record UserFolders(String osName, Path home, Map<String, String> environment) {
  public UserFolders {
    osName = osName.toLowerCase(Locale.ROOT);
    environment = Map.copyOf(environment);
  }

  /** The settings file of a client, which may not exist. */
  Path settings(Client client) {
    return switch (client) {
      case CLAUDE_CODE -> folder("CLAUDE_CONFIG_DIR", home).resolve(".claude.json");
      case CLAUDE_DESKTOP -> applications().resolve("Claude").resolve("claude_desktop_config.json");
      case CURSOR -> home.resolve(".cursor").resolve("mcp.json");
      case VSCODE -> applications().resolve("Code").resolve("User").resolve("mcp.json");
      case WINDSURF -> home.resolve(".codeium").resolve("windsurf").resolve("mcp_config.json");
      case CODEX -> folder("CODEX_HOME", home.resolve(".codex")).resolve("config.toml");
      case GEMINI -> home.resolve(".gemini").resolve("settings.json");
    };
  }

  private Path applications() {
    if (osName.startsWith("windows")) {
      return folder("APPDATA", home.resolve("AppData").resolve("Roaming"));
    }
    return osName.startsWith("mac")
        ? home.resolve("Library").resolve("Application Support")
        : folder("XDG_CONFIG_HOME", home.resolve(".config"));
  }

  private Path folder(String variable, Path otherwise) {
    Path named = home.getFileSystem().getPath(environment.getOrDefault(variable, ""));
    return named.isAbsolute() ? named : otherwise;
  }
}
