package io.claritytoolbox.export;

/** Takes out what a reader can't see: control, format and bidi characters, broken surrogates. */
final class ScrubCharacters {
  private ScrubCharacters() {}

  /** For text: white space of any kind becomes one space, none at the ends. */
  static String visible(String raw) {
    StringBuilder kept = new StringBuilder(raw.length());
    raw.codePoints()
        .forEach(
            c -> {
              if (isBlank(c)) {
                separate(kept);
              } else if (isVisible(c)) {
                kept.appendCodePoint(c);
              }
            });
    return kept.toString().strip();
  }

  /** For addresses: as browsers do, line breaks and tabs vanish; spaces remain inside. */
  static String unbroken(String raw) {
    StringBuilder kept = new StringBuilder(raw.length());
    raw.codePoints().filter(ScrubCharacters::isVisible).forEach(kept::appendCodePoint);
    return kept.toString().strip();
  }

  /** The beginning, never ending within a character, an escape or a mask. */
  static String cut(String text, int length) {
    if (text.length() <= length) {
      return text;
    }
    int end = length;
    for (int i = length - 1; i > length - ScrubMasks.LONGEST; i--) {
      char c = text.charAt(i);
      if (c == ']') {
        break;
      }
      boolean split = c == '[' || (c == '%' && i > length - 3);
      end = split ? i : end;
    }
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end);
  }

  private static void separate(StringBuilder kept) {
    if (!kept.isEmpty() && kept.charAt(kept.length() - 1) != ' ') {
      kept.append(' ');
    }
  }

  private static boolean isBlank(int c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  private static boolean isVisible(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
