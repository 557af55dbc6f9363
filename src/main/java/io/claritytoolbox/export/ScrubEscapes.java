package io.claritytoolbox.export;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Percent escapes: undone to look inside, and written again. */
final class ScrubEscapes {
  private static final String PLAIN = "-._~!$'()*+,=:@[]";

  private ScrubEscapes() {}

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
      }
    }
    return new String(read, 0, length, UTF_8);
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

  private static boolean isHexPair(byte[] text, int at) {
    return ScrubMasks.isHex((char) text[at]) && ScrubMasks.isHex((char) text[at + 1]);
  }

  private static char hexDigit(int value) {
    return Character.toUpperCase(Character.forDigit(value, 16));
  }
}
