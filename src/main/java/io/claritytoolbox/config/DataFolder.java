package io.claritytoolbox.config;

import java.util.Locale;

/** The user's folders. Paths are strings, so each system's rules can be tested on any system. */
final class DataFolder {
  private final String osName;
  private final String userHome;

  DataFolder(String osName, String userHome) {
    this.osName = osName.toLowerCase(Locale.ROOT);
    this.userHome = userHome;
  }

  /** The default database file. */
  String databaseFile(Variables variables) {
    if (osName.startsWith("windows")) {
      String folder = variables.value("LOCALAPPDATA").orElse(userHome + "\\AppData\\Local");
      return folder + "\\clarity-toolbox\\clarity.db";
    }
    if (osName.startsWith("mac")) {
      return userHome + "/Library/Application Support/clarity-toolbox/clarity.db";
    }
    // The XDG specification requires that relative paths are ignored.
    String folder =
        variables
            .value("XDG_DATA_HOME")
            .filter(path -> path.startsWith("/"))
            .orElse(userHome + "/.local/share");
    return folder + "/clarity-toolbox/clarity.db";
  }

  /** Expands a leading {@code ~}, because no shell has done so. */
  String expand(String path) {
    return path.startsWith("~/") || path.startsWith("~\\") ? userHome + path.substring(1) : path;
  }
}
