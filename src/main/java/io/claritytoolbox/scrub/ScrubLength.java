package io.claritytoolbox.scrub;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Bounds what is kept of a text. */
final class ScrubLength {
  private static final String ELLIPSIS = "\u2026";
  private static final int DIGEST_BYTES = 4;
  private static final int MARK = ELLIPSIS.length() + 2 * DIGEST_BYTES;

  private ScrubLength() {}

  /**
   * The text in at most {@code length} characters. One that is longer ends in an ellipsis and a
   * digest of what it was: two that begin alike must not become one row.
   */
  static String bound(String text, int length) {
    return text.length() <= length
        ? text
        : cut(text, length - MARK).strip() + ELLIPSIS + digest(text);
  }

  /** The beginning, never ending within a character, an escape or a mask. */
  private static String cut(String text, int length) {
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

  /** Of scrubbed text, so that it can't tell what was scrubbed. */
  private static String digest(String text) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return HexFormat.of().formatHex(digest, 0, DIGEST_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
