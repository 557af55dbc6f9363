package io.claritytoolbox.config;

import java.util.Locale;

/**
 * The user's own places on this machine. Paths are texts, so that each system's rules can be told
 * on every other.
 */
final class DataFolder {
  private final String osName;
  private final String userHome;

  DataFolder(String osName, String userHome) {
    this.osName = osName.toLowerCase(Locale.ROOT);
    this.userHome = userHome;
  }

  /** The file of ledger and history that is used unless the user names another. */
  String databaseFile(Variables variables) {
    if (osName.startsWith("windows")) {
      String folder = variables.value("LOCALAPPDATA").orElse(userHome + "\\AppData\\Local");
      return folder + "\\clarity-toolbox\\clarity.db";
    }
    if (osName.startsWith("mac")) {
      return userHome + "/Library/Application Support/clarity-toolbox/clarity.db";
    }
    // The XDG specification wants a relative path ignored.
    String folder =
        variables
            .value("XDG_DATA_HOME")
            .filter(path -> path.startsWith("/"))
            .orElse(userHome + "/.local/share");
    return folder + "/clarity-toolbox/clarity.db";
  }

  /** A path with the shell's {@code ~} written out: no shell has read it. */
  String expand(String path) {
    return path.startsWith("~/") || path.startsWith("~\\") ? userHome + path.substring(1) : path;
  }
}
