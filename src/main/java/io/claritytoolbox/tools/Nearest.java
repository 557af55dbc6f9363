package io.claritytoolbox.tools;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Guesses which name a mistyped one was meant to be. */
final class Nearest {
  private static final int LONGEST = 64;

  private Nearest() {}

  /** The known name that takes fewest edits, where these are few for its length. */
  static Optional<String> to(String typed, List<String> known) {
    if (typed.length() > LONGEST) {
      return Optional.empty();
    }
    return known.stream()
        .min(Comparator.comparingInt(name -> distance(typed, name)))
        .filter(name -> distance(typed, name) <= Math.max(1, name.length() / 3));
  }

  /** Levenshtein's distance, without regard to case. */
  private static int distance(String typed, String name) {
    String from = typed.toLowerCase(Locale.ROOT);
    String to = name.toLowerCase(Locale.ROOT);
    int[] row = new int[to.length() + 1];
    for (int column = 0; column <= to.length(); column++) {
      row[column] = column;
    }
    for (int line = 1; line <= from.length(); line++) {
      row = next(row, from.charAt(line - 1), to);
    }
    return row[to.length()];
  }

  private static int[] next(int[] above, char letter, String to) {
    int[] row = new int[above.length];
    row[0] = above[0] + 1;
    for (int column = 1; column < row.length; column++) {
      int replaced = above[column - 1] + (letter == to.charAt(column - 1) ? 0 : 1);
      row[column] = Math.min(replaced, 1 + Math.min(above[column], row[column - 1]));
    }
    return row;
  }
}
