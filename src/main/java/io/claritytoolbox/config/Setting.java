package io.claritytoolbox.config;

import io.claritytoolbox.model.Nearest;
import java.util.Arrays;
import java.util.Optional;

/** The variables that are read. */
enum Setting {
  API_TOKEN,
  PROJECT_ID,
  PROJECTS,
  API_BASE_URL,
  STORE,
  DAILY_LIMIT,
  RESERVE,
  KEEP_QUERY,
  KEEP_PATH,
  RETENTION_DAYS;

  /** What every name begins with. */
  static final String PREFIX = "CLARITY_";

  private static final int FURTHEST_TYPO = 3;

  /** The name the user types. */
  String variable() {
    return PREFIX + name();
  }

  /** Whether a variable is one of these. */
  static boolean isKnown(String variable) {
    return Arrays.stream(values()).anyMatch(setting -> setting.variable().equals(variable));
  }

  /** The setting that was probably meant by a misspelt variable. */
  static Optional<Setting> nearest(String variable) {
    return Nearest.within(
            FURTHEST_TYPO, variable, Arrays.stream(values()).map(Setting::variable).toList())
        .map(name -> valueOf(name.substring(PREFIX.length())));
  }
}
