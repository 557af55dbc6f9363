package io.claritytoolbox.config;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
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
    String typed = variable.toUpperCase(Locale.ROOT);
    return Arrays.stream(values())
        .min(Comparator.comparingInt(setting -> distance(typed, setting.variable())))
        .filter(setting -> distance(typed, setting.variable()) <= FURTHEST_TYPO);
  }

  /** How many characters have to be added, dropped or changed (Levenshtein). */
  private static int distance(String from, String to) {
    int[] previous = new int[to.length() + 1];
    Arrays.setAll(previous, column -> column);
    for (int row = 1; row <= from.length(); row++) {
      int[] current = new int[to.length() + 1];
      current[0] = row;
      for (int column = 1; column <= to.length(); column++) {
        int change = from.charAt(row - 1) == to.charAt(column - 1) ? 0 : 1;
        int addOrDrop = Math.min(previous[column], current[column - 1]) + 1;
        current[column] = Math.min(addOrDrop, previous[column - 1] + change);
      }
      previous = current;
    }
    return previous[to.length()];
  }
}
