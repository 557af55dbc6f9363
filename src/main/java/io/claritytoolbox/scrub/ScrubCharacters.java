package io.claritytoolbox.scrub;

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

  private static void separate(StringBuilder kept) {
    if (!kept.isEmpty() && kept.charAt(kept.length() - 1) != ' ') {
      kept.append(' ');
    }
  }

  private static boolean isBlank(int c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  /** Marks and letters that are drawn as nothing: text can be hidden in a row of them. */
  private static boolean isBlankMark(int c) {
    return (c >= 0xFE00 && c <= 0xFE0F)
        || (c >= 0xE0100 && c <= 0xE01EF)
        || (c >= 0x180B && c <= 0x180F)
        || c == 0x034F
        || c == 0x115F
        || c == 0x1160
        || c == 0x17B4
        || c == 0x17B5
        || c == 0x3164
        || c == 0xFFA0;
  }

  private static boolean isVisible(int c) {
    if (isBlankMark(c)) {
      return false;
    }
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
