package io.claritytoolbox.scrub;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Percent escapes: undone to look inside, and written again. */
final class PercentEscapes {
  private static final String PLAIN = "-._~!$'()*+,=:@[]";

  private PercentEscapes() {}

  /**
   * What the text says once no escape is left, however often it was escaped: what an escape yields
   * may complete an earlier one, so each is undone at the end of what was read so far.
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

  /** ASCII in two or three bytes is no UTF-8, but some servers take it: what it means is read. */
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

  /** The text as part of a path or query. */
  static String encode(String text) {
    StringBuilder encoded = new StringBuilder(text.length());
    for (byte b : text.getBytes(UTF_8)) {
      char c = (char) (b & 0xff);
      if (Masks.isAsciiLetterOrDigit(c) || PLAIN.indexOf(c) >= 0) {
        encoded.append(c);
      } else {
        encoded.append('%').append(hexDigit(c >> 4)).append(hexDigit(c & 0xf));
      }
    }
    return encoded.toString();
  }

  private static boolean isHexPair(byte[] text, int at) {
    return Masks.isHex((char) text[at]) && Masks.isHex((char) text[at + 1]);
  }

  private static char hexDigit(int value) {
    return Character.toUpperCase(Character.forDigit(value, 16));
  }
}
