package io.claritytoolbox.scrub;

import java.util.regex.Pattern;

/** UUIDs, JWTs, keys, session ids: runs that nobody would write by hand. */
final class ScrubTokens {
  /** UUIDs, and keys of a cloud that look like words in capitals. */
  private static final Pattern SHAPED =
      Pattern.compile(
          "[0-9A-Fa-f]{8}-(?:[0-9A-Fa-f]{4}-){3}[0-9A-Fa-f]{12}"
              + "|(?<![0-9A-Za-z])A[KS]IA[0-9A-Z]{16}(?![0-9A-Za-z])");

  private static final int JWT = 16;
  private static final int HEX = 16;
  private static final int SHORT = 12;
  private static final int SHORT_SWITCHES = 5;
  private static final int LONG = 20;
  private static final int WORD = 40;

  private ScrubTokens() {}

  static String mask(String text) {
    String rest = SHAPED.matcher(text).replaceAll(ScrubMasks.ID);
    StringBuilder masked = new StringBuilder(rest.length());
    int i = 0;
    while (i < rest.length()) {
      int end = endOfRun(rest, i);
      if (end == i) {
        masked.append(rest.charAt(i++));
      } else if (rest.startsWith("eyJ", i) && end - i >= JWT) {
        masked.append(ScrubMasks.ID);
        i = endOfDotted(rest, end);
      } else {
        appendRun(rest.substring(i, end), masked);
        i = end;
      }
    }
    return masked.toString();
  }

  private static void appendRun(String run, StringBuilder masked) {
    if (run.length() >= LONG && switches(run) * 3 >= run.length()) {
      masked.append(ScrubMasks.ID);
      return;
    }
    int i = 0;
    while (i < run.length()) {
      int end = endOfPiece(run, i);
      if (end == i) {
        masked.append(run.charAt(i++));
      } else {
        String piece = run.substring(i, end);
        masked.append(isOpaque(piece) ? ScrubMasks.ID : piece);
        i = end;
      }
    }
  }

  private static boolean isOpaque(String piece) {
    int length = piece.length();
    if (length < SHORT || piece.chars().allMatch(Character::isDigit)) {
      return false;
    }
    int switches = switches(piece);
    return (switches >= SHORT_SWITCHES && switches * 3 >= length)
        || (length >= HEX && piece.chars().allMatch(c -> ScrubMasks.isHex((char) c)))
        || (length >= LONG && switches * 5 >= length)
        || length >= WORD;
  }

  /**
   * How often a letter meets a digit, or a capital follows a small letter: chance, not language.
   */
  private static int switches(String run) {
    int switches = 0;
    for (int i = 1; i < run.length(); i++) {
      char before = run.charAt(i - 1);
      char here = run.charAt(i);
      boolean touching = isPiece(before) && isPiece(here);
      boolean kind = Character.isDigit(before) != Character.isDigit(here);
      boolean rise = Character.isLowerCase(before) && Character.isUpperCase(here);
      switches += touching && (kind || rise) ? 1 : 0;
    }
    return switches;
  }

  private static int endOfDotted(String text, int end) {
    int last = end;
    while (last < text.length() && (text.charAt(last) == '.' || isRun(text.charAt(last)))) {
      last++;
    }
    return last;
  }

  private static int endOfRun(String text, int start) {
    int end = start;
    while (end < text.length() && isRun(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static int endOfPiece(String run, int start) {
    int end = start;
    while (end < run.length() && isPiece(run.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isRun(char c) {
    return isPiece(c) || c == '-' || c == '_';
  }

  private static boolean isPiece(char c) {
    return ScrubMasks.isAsciiLetterOrDigit(c);
  }
}
