package io.claritytoolbox.model;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds the known names that are nearest to a mistyped one. */
public final class Nearest {
  private static final int LONGEST = 64;

  private Nearest() {}

  /** The known name with the fewest edits, if they are few for its length. */
  public static Optional<String> to(String typed, List<String> known) {
    return closest(typed, known)
        .filter(name -> distance(typed, name) <= Math.max(1, name.length() / 3));
  }

  /** The known name with the fewest edits, if there are {@code most} at most. */
  public static Optional<String> within(int most, String typed, List<String> known) {
    return closest(typed, known).filter(name -> distance(typed, name) <= most);
  }

  /**
   * The known names with the fewest edits, nearest first, without a limit on edits. Names with a
   * similar beginning count as near, too.
   */
  public static List<String> some(int most, String typed, List<String> known) {
    String asked = typed.substring(0, Math.min(LONGEST, typed.length()));
    return known.stream()
        .sorted(Comparator.comparingInt(name -> distanceOfBeginning(asked, name)))
        .limit(most)
        .toList();
  }

  private static int distanceOfBeginning(String asked, String name) {
    String beginning = name.substring(0, Math.min(name.length(), asked.length() + 1));
    return Math.min(distance(asked, name), distance(asked, beginning) + 1);
  }

  private static Optional<String> closest(String typed, List<String> known) {
    return typed.length() > LONGEST
        ? Optional.empty()
        : known.stream().min(Comparator.comparingInt(name -> distance(typed, name)));
  }

  /** Levenshtein distance, ignoring case. */
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
