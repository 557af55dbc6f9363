package io.claritytoolbox.render;

import io.claritytoolbox.model.UntrustedText;
import java.util.regex.Pattern;

/** What visitors wrote, as text in Markdown: nothing in it becomes an image, a link or a tag. */
public final class MarkdownText {
  private static final Pattern PLAIN =
      Pattern.compile("(?:[\\p{L}\\p{M}\\p{N} ,()%/≤≥≈–+-]|(?<=\\d)\\.(?=\\d))+");

  /** Such a bar can't be escaped: the backslash would be taken for the escape of itself. */
  private static final Pattern AFTER_A_BACKSLASH = Pattern.compile("(?<=\\\\)\\|");

  private static final Pattern BACKTICKS = Pattern.compile("`+");

  private MarkdownText() {}

  /** The text as it is if it is plain words and numbers, else in a code span. */
  public static String of(String text) {
    String clean = UntrustedText.clean(text);
    return PLAIN.matcher(clean).matches() ? clean : code(clean);
  }

  /** A code span for a cell of a table. */
  static String code(String text) {
    String fence = "`".repeat(longestRun(text) + 1);
    String blank = text.startsWith("`") || text.endsWith("`") ? " " : "";
    String inCell = AFTER_A_BACKSLASH.matcher(text).replaceAll("¦").replace("|", "\\|");
    return fence + blank + inCell + blank + fence;
  }

  private static int longestRun(String text) {
    return BACKTICKS.matcher(text).results().mapToInt(run -> run.group().length()).max().orElse(0);
  }
}
