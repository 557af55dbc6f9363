package io.claritytoolbox.scrub;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HexFormat;

/** Decodes and encodes percent escapes. */
final class PercentEscapes {
  private static final HexFormat HEX = HexFormat.of().withUpperCase();
  private static final String PLAIN = "-._~!$'()*+,=:@[]";

  private PercentEscapes() {}

  /**
   * Decodes nested escapes completely. A decoded character may complete an earlier escape, so each
   * escape is decoded at the end of what was read.
   */
  static String decode(String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    byte[] read = text.getBytes(UTF_8);
    int length = 0;
    for (byte b : read) {
      read[length++] = b;
      while (length >= 3 && read[length - 3] == '%' && isHexPair(read, length - 2)) {
        int high = Character.digit(read[length - 2], 16);
        int low = Character.digit(read[length - 1], 16);
        length -= 2;
        read[length - 1] = (byte) (high << 4 | low);
        length = withoutOverlong(read, length);
      }
    }
    return new String(read, 0, length, UTF_8);
  }

  /** ASCII in two or three bytes is invalid UTF-8, but some servers accept it. */
  private static int withoutOverlong(byte[] text, int length) {
    int last = text[length - 1] & 0xff;
    if (last < 0x80 || last > 0xBF || length < 2) {
      return length;
    }
    int before = text[length - 2] & 0xff;
    boolean two = before == 0xC0 || before == 0xC1;
    boolean three =
        (before == 0x80 || before == 0x81) && length >= 3 && (text[length - 3] & 0xff) == 0xE0;
    int left = length - (two ? 1 : three ? 2 : 0);
    if (left < length) {
      text[left - 1] = (byte) ((before & 1) << 6 | (last & 0x3F));
    }
    return left;
  }

  /** Encodes text as part of a path or query. */
  static String encode(String text) {
    StringBuilder encoded = new StringBuilder(text.length());
    for (byte b : text.getBytes(UTF_8)) {
      char c = (char) (b & 0xff);
      if (Masks.isAsciiLetterOrDigit(c) || PLAIN.indexOf(c) >= 0) {
        encoded.append(c);
      } else {
        encoded.append('%').append(HEX.toHexDigits(b));
      }
    }
    return encoded.toString();
  }

  private static boolean isHexPair(byte[] text, int at) {
    return HexFormat.isHexDigit(text[at]) && HexFormat.isHexDigit(text[at + 1]);
  }
}
