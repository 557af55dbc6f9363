package io.claritytoolbox.config;

import io.claritytoolbox.model.Nearest;
import java.util.Arrays;
import java.util.Optional;

/** The settings, each read from an environment variable. */
enum Setting {
  API_TOKEN,
  PROJECT_ID,
  PROJECTS,
  API_BASE_URL,
  STORE,
  DAILY_LIMIT,
  RESERVE,
  SYNC_REQUESTS,
  KEEP_QUERY,
  KEEP_PATH,
  RETENTION_DAYS,
  DASHBOARD,
  MCP_BASE_URL,
  SESSIONS_DAILY_LIMIT,
  AIR_API_KEY,
  AIR_ORG,
  AIR_BASE_URL;

  static final String PREFIX = "CLARITY_";

  private static final int FURTHEST_TYPO = 3;

  /** The name of the environment variable. */
  String variable() {
    return PREFIX + name();
  }

  static boolean isKnown(String variable) {
    return Arrays.stream(values()).anyMatch(setting -> setting.variable().equals(variable));
  }

  /** The setting whose name is closest to a misspelled variable, if one is close. */
  static Optional<Setting> nearest(String variable) {
    return Nearest.within(
            FURTHEST_TYPO, variable, Arrays.stream(values()).map(Setting::variable).toList())
        .map(name -> valueOf(name.substring(PREFIX.length())));
  }
}
