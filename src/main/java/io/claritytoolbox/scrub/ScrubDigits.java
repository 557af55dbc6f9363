package io.claritytoolbox.scrub;

/** Phone, card and account numbers: nine digits or more, in one piece or in groups. Dates stay. */
final class ScrubDigits {
  private static final int NUMBER = 9;
  private static final int AFTER_PLUS = 7;
  private static final int GAP = 2;

  /** {@code +49 170 / 1234567}. */
  private static final int GAP_AFTER_PLUS = 3;

  /** The dashes of typesetters too. */
  private static final String SEPARATORS = " .-/()+\u2010\u2011\u2012\u2013\u2014\u2015\u2212";

  private ScrubDigits() {}

  static String mask(String text) {
    StringBuilder masked = new StringBuilder(text.length());
    int done = 0;
    int i = 0;
    while (i < text.length()) {
      int end = Character.isDigit(text.charAt(i)) ? ScrubDates.endOfDate(text, i) : i + 1;
      if (end > i) {
        i = end;
        continue;
      }
      end = endOfNumber(text, i);
      if (isPersonal(text, i, end)) {
        masked.append(text, done, startOf(text, done, i, end)).append(ScrubMasks.ID);
        done = end;
      }
      i = end;
    }
    return masked.append(text, done, text.length()).toString();
  }

  private static boolean isPersonal(String text, int start, int end) {
    long digits = text.substring(start, end).chars().filter(Character::isDigit).count();
    return digits >= (isAfterPlus(text, start) ? AFTER_PLUS : NUMBER);
  }

  private static boolean isAfterPlus(String text, int start) {
    return start > 0
        && text.charAt(start - 1) == '+'
        && (start == 1 || !Character.isLetterOrDigit(text.charAt(start - 2)));
  }

  /** A plus sign or an opening bracket before the number belongs to it. */
  private static int startOf(String text, int done, int start, int end) {
    boolean bracket =
        start > done
            && text.charAt(start - 1) == '('
            && text.substring(start, end).indexOf(')') >= 0;
    return isAfterPlus(text, start) || bracket ? Math.max(done, start - 1) : start;
  }

  private static int endOfNumber(String text, int start) {
    int gap = isAfterPlus(text, start) ? GAP_AFTER_PLUS : GAP;
    int end = start + 1;
    while (true) {
      int next = end;
      while (next < text.length()
          && next - end < gap
          && SEPARATORS.indexOf(text.charAt(next)) >= 0) {
        next++;
      }
      boolean goesOn = next < text.length() && Character.isDigit(text.charAt(next));
      if (!goesOn || (next > end && ScrubDates.endOfDate(text, next) > next)) {
        return end;
      }
      end = next + 1;
    }
  }
}
