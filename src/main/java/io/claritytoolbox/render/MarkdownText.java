package io.claritytoolbox.render;

import io.claritytoolbox.model.UntrustedText;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Escapes text from visitors for Markdown, so that it can't be an image, link or tag. */
public final class MarkdownText {
  private static final Pattern PLAIN =
      Pattern.compile("(?:[\\p{L}\\p{M}\\p{N} ,()%/≤≥≈–+-]|(?<=\\d)\\.(?=\\d))+");

  /** Such a bar can't be escaped, because the backslash would become its own escape. */
  private static final Pattern AFTER_A_BACKSLASH = Pattern.compile("(?<=\\\\)\\|");

  private static final Pattern BACKTICKS = Pattern.compile("`+");

  private MarkdownText() {}

  /** Plain words and numbers unchanged; other text in a code span. */
  public static String of(String text) {
    String clean = UntrustedText.clean(text);
    return PLAIN.matcher(clean).matches() ? clean : code(clean);
  }

  /** A code span for a table cell. */
  static String code(String text) {
    String fence = "`".repeat(longestRun(text) + 1);
    String blank = text.startsWith("`") || text.endsWith("`") ? " " : "";
    String inCell = AFTER_A_BACKSLASH.matcher(text).replaceAll("¦").replace("|", "\\|");
    return fence + blank + inCell + blank + fence;
  }

  /** The most backticks in a row. */
  static int longestRun(String text) {
    return BACKTICKS.matcher(text).results().mapToInt(run -> run.group().length()).max().orElse(0);
  }

  /** The start of a table: a blank line, the headings and the rule. */
  public static List<String> head(Stream<String> headings) {
    List<String> all = headings.toList();
    return List.of("", row(all.stream()), "|" + "---|".repeat(all.size()));
  }

  /** A table and a blank line; nothing without rows. Its cells must already be Markdown. */
  static List<String> table(Stream<String> headings, Stream<Stream<String>> rows) {
    List<String> lines = new ArrayList<>(rows.map(MarkdownText::row).toList());
    if (!lines.isEmpty()) {
      lines.addAll(0, head(headings));
      lines.add("");
    }
    return lines;
  }

  /** A row of a table. Its cells must already be Markdown. */
  public static String row(Stream<String> cells) {
    return cells.collect(Collectors.joining(" | ", "| ", " |"));
  }
}
