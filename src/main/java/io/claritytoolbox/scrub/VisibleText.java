package io.claritytoolbox.scrub;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Removes invisible characters (control, format and bidi characters, broken surrogates) and limits
 * the length of text.
 */
final class VisibleText {
  private static final String ELLIPSIS = "\u2026";
  private static final int DIGEST_BYTES = 4;
  private static final int MARK = ELLIPSIS.length() + 2 * DIGEST_BYTES;

  private VisibleText() {}

  /** For text: white space becomes single spaces; none at the ends. */
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

  /** For addresses: removes line breaks and tabs, as browsers do; keeps spaces. */
  static String unbroken(String raw) {
    StringBuilder kept = new StringBuilder(raw.length());
    raw.codePoints().filter(VisibleText::isVisible).forEach(kept::appendCodePoint);
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

  /** Marks and letters without a shape, in which text can be hidden. */
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

  /**
   * Limits a text to {@code length} characters. A longer one ends in an ellipsis and a digest of
   * the whole, so that two with the same beginning stay different.
   */
  static String bound(String text, int length) {
    return text.length() <= length
        ? text
        : cut(text, length - MARK).strip() + ELLIPSIS + digest(text);
  }

  /** Cuts the text, but never within a character, an escape or a mask. */
  private static String cut(String text, int length) {
    if (text.length() <= length) {
      return text;
    }
    int end = length;
    for (int i = length - 1; i > length - Masks.LONGEST; i--) {
      char c = text.charAt(i);
      if (c == ']') {
        break;
      }
      boolean split = c == '[' || (c == '%' && i > length - 3);
      end = split ? i : end;
    }
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end);
  }

  /** A digest of scrubbed text can't reveal what was scrubbed. */
  private static String digest(String text) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return HexFormat.of().formatHex(digest, 0, DIGEST_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
