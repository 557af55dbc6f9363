package io.claritytoolbox.model;

/**
 * Text that visitors, campaigns or callers wrote. It is shown without characters that hide, reorder
 * or steer what is read, by a model as by a terminal, and with a bounded length.
 */
public final class UntrustedText {
  private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
  private static final int ZERO_WIDTH_JOINER = 0x200D;

  private UntrustedText() {}

  /** The text on one line, without control characters, invisible ones and halves of pairs. */
  public static String clean(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    text.codePoints().forEach(point -> append(kept, point));
    return kept.toString();
  }

  /**
   * As {@link #clean(String)}, in at most {@code max} characters, an ellipsis where it was longer.
   */
  public static String clean(String text, int max) {
    String kept = clean(text);
    if (kept.length() <= max) {
      return kept;
    }
    int end = Character.isHighSurrogate(kept.charAt(max - 2)) ? max - 2 : max - 1;
    return kept.substring(0, end) + "…";
  }

  private static void append(StringBuilder kept, int point) {
    switch (Character.getType(point)) {
      case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
          kept.append(' ');
      case Character.FORMAT -> {
        // Joiners are part of how some scripts are spelled.
        if (point == ZERO_WIDTH_JOINER || point == ZERO_WIDTH_NON_JOINER) {
          kept.appendCodePoint(point);
        }
      }
      // Half a pair can't be written as UTF-8.
      case Character.SURROGATE -> {}
      default -> kept.appendCodePoint(point);
    }
  }
}
