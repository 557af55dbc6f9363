package io.claritytoolbox.tools;

/**
 * Text that visitors or campaigns wrote. It is shown in cells alone, never inside a sentence of
 * ours, with a bounded length and without characters that hide or reorder what is read.
 */
final class CellText {
  private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
  private static final int ZERO_WIDTH_JOINER = 0x200D;

  private CellText() {}

  /** The text in at most {@code max} characters, an ellipsis where it was longer. */
  static String clean(String text, int max) {
    StringBuilder kept = new StringBuilder();
    text.codePoints().forEach(point -> append(kept, point));
    if (kept.length() <= max) {
      return kept.toString();
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
