package io.claritytoolbox.model;

/**
 * Cleans text from visitors, campaigns or callers. It removes characters that hide, reorder or
 * control text for models and terminals, and limits the length.
 */
public final class UntrustedText {
  private static final int REPLACEMENT = 0xFFFD;
  private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
  private static final int ZERO_WIDTH_JOINER = 0x200D;

  private UntrustedText() {}

  /**
   * Cleans a text: one line, without control characters, invisible characters and lone surrogates.
   */
  public static String clean(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    text.codePoints().forEach(point -> append(kept, point));
    return kept.toString();
  }

  /** Cleans a text and shortens it to at most {@code max} characters, with an ellipsis. */
  public static String clean(String text, int max) {
    String kept = clean(text);
    if (kept.length() <= max) {
      return kept;
    }
    int end = Character.isHighSurrogate(kept.charAt(max - 2)) ? max - 2 : max - 1;
    return kept.substring(0, end) + "…";
  }

  /** Replaces lone surrogates by the replacement character. */
  public static String wellFormed(String text) {
    StringBuilder whole = new StringBuilder(text.length());
    text.codePoints()
        .map(point -> Character.getType(point) == Character.SURROGATE ? REPLACEMENT : point)
        .forEach(whole::appendCodePoint);
    return whole.toString();
  }

  private static void append(StringBuilder kept, int point) {
    switch (Character.getType(point)) {
      case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
          kept.append(' ');
      case Character.FORMAT -> {
        // Some scripts need joiners.
        if (point == ZERO_WIDTH_JOINER || point == ZERO_WIDTH_NON_JOINER) {
          kept.appendCodePoint(point);
        }
      }
      // A lone surrogate can't be written as UTF-8.
      case Character.SURROGATE -> {}
      default -> kept.appendCodePoint(point);
    }
  }
}
