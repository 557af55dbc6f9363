package io.claritytoolbox.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;

/** Percent escapes: undone to look inside, and written again. */
final class ScrubEscapes {
  private static final int ROUNDS = 3;
  private static final String PLAIN = "-._~!$'()*+,=:@[]";

  private ScrubEscapes() {}

  /** What the text says once no escape is left, however often it was escaped. */
  static String decode(String text) {
    String decoded = text;
    for (int i = 0; i < ROUNDS && decoded.indexOf('%') >= 0; i++) {
      decoded = decodeOnce(decoded);
    }
    return decoded;
  }

  /** The text as part of a path or query. */
  static String encode(String text) {
    StringBuilder encoded = new StringBuilder(text.length());
    for (byte b : text.getBytes(UTF_8)) {
      char c = (char) (b & 0xff);
      if (ScrubMasks.isAsciiLetterOrDigit(c) || PLAIN.indexOf(c) >= 0) {
        encoded.append(c);
      } else {
        encoded.append('%').append(hexDigit(c >> 4)).append(hexDigit(c & 0xf));
      }
    }
    return encoded.toString();
  }

  private static String decodeOnce(String text) {
    StringBuilder decoded = new StringBuilder(text.length());
    int i = 0;
    while (i < text.length()) {
      int end = text.charAt(i) == '%' ? endOfEscapes(text, i) : i;
      if (end > i) {
        decoded.append(octets(text, i, end));
        i = end;
      } else {
        decoded.append(text.charAt(i++));
      }
    }
    return decoded.toString();
  }

  /** Adjoining escapes are read together: they may be the bytes of one character. */
  private static String octets(String text, int start, int end) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = start; i < end; ) {
      int digits = digitsOfEscape(text, i);
      bytes.write(Integer.parseInt(text, digits, digits + 2, 16));
      i = digits + 2;
    }
    return bytes.toString(UTF_8);
  }

  private static int endOfEscapes(String text, int start) {
    int end = start;
    while (end < text.length() && text.charAt(end) == '%') {
      int digits = digitsOfEscape(text, end);
      if (digits < 0) {
        break;
      }
      end = digits + 2;
    }
    return end;
  }

  /** Where the two digits stand, past any {@code 25} that escape the percent sign; else -1. */
  private static int digitsOfEscape(String text, int percent) {
    int digits = percent + 1;
    while (text.startsWith("25", digits) && isHexPair(text, digits + 2)) {
      digits += 2;
    }
    return isHexPair(text, digits) ? digits : -1;
  }

  private static boolean isHexPair(String text, int at) {
    return at + 1 < text.length()
        && ScrubMasks.isHex(text.charAt(at))
        && ScrubMasks.isHex(text.charAt(at + 1));
  }

  private static char hexDigit(int value) {
    return Character.toUpperCase(Character.forDigit(value, 16));
  }
}
