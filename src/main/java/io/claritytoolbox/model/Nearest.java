package io.claritytoolbox.model;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Guesses which name a mistyped one was meant to be. */
public final class Nearest {
  private static final int LONGEST = 64;

  private Nearest() {}

  /** The known name that takes fewest edits, where these are few for its length. */
  public static Optional<String> to(String typed, List<String> known) {
    return closest(typed, known)
        .filter(name -> distance(typed, name) <= Math.max(1, name.length() / 3));
  }

  /** The known name that takes fewest edits, where it takes no more than {@code most}. */
  public static Optional<String> within(int most, String typed, List<String> known) {
    return closest(typed, known).filter(name -> distance(typed, name) <= most);
  }

  private static Optional<String> closest(String typed, List<String> known) {
    return typed.length() > LONGEST
        ? Optional.empty()
        : known.stream().min(Comparator.comparingInt(name -> distance(typed, name)));
  }

  /** Levenshtein's distance, without regard to case. */
  private static int distance(String typed, String name) {
    String from = typed.toLowerCase(Locale.ROOT);
    String to = name.toLowerCase(Locale.ROOT);
    int[] above = new int[to.length() + 1];
    Arrays.setAll(above, column -> column);
    for (int line = 1; line <= from.length(); line++) {
      int[] row = new int[above.length];
      row[0] = line;
      for (int column = 1; column < row.length; column++) {
        int change = from.charAt(line - 1) == to.charAt(column - 1) ? 0 : 1;
        int addOrDrop = Math.min(above[column], row[column - 1]) + 1;
        row[column] = Math.min(addOrDrop, above[column - 1] + change);
      }
      above = row;
    }
    return above[to.length()];
  }
}
