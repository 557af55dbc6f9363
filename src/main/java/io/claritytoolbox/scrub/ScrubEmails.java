package io.claritytoolbox.scrub;

import java.util.regex.Pattern;

/** E-mail addresses: {@code something@somewhere}, unless somewhere is a version number. */
final class ScrubEmails {
  private static final String SIGNS = "@\uFF20\uFE6B";
  private static final String LOCAL = "._%+-'~!$*=^:";

  private static final Pattern ENTITY = Pattern.compile("&(?:#0{0,4}64|#[xX]0{0,4}40|commat);");

  /** As people write it lest machines read it: {@code jane (at) example [dot] com}. */
  private static final Pattern SPELT =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}._+-])[\\p{L}\\p{N}._+-]++ ?[(\\[{] ?at ?[)\\]}] ?"
              + "[\\p{L}\\p{N}-]++(?:(?:\\.| ?[(\\[{] ?dot ?[)\\]}] ?)[\\p{L}\\p{N}-]++)++",
          Pattern.CASE_INSENSITIVE);

  private ScrubEmails() {}

  static String mask(String text) {
    return maskSigned(SPELT.matcher(signed(text)).replaceAll(ScrubMasks.EMAIL));
  }

  /** With at signs in place of their entities. */
  static String signed(String text) {
    return text.indexOf('&') < 0 ? text : ENTITY.matcher(text).replaceAll("@");
  }

  private static String maskSigned(String text) {
    StringBuilder masked = new StringBuilder(text.length());
    int done = 0;
    for (int at = 0; at < text.length(); at++) {
      if (SIGNS.indexOf(text.charAt(at)) < 0) {
        continue;
      }
      int start = startOfLocal(text, done, at);
      int end = endOfDomain(text, at + 1);
      if (start < at && end > at + 1 && !isVersion(text, at + 1, end)) {
        masked.append(text, done, start).append(ScrubMasks.EMAIL);
        done = end;
        at = end - 1;
      }
    }
    return masked.append(text, done, text.length()).toString();
  }

  private static int startOfLocal(String text, int from, int at) {
    if (at > from && text.charAt(at - 1) == '"') {
      int quote = text.lastIndexOf('"', at - 2);
      return quote >= from ? quote : at;
    }
    int start = at;
    while (start > from && isLocal(text.charAt(start - 1))) {
      start--;
    }
    return start;
  }

  private static int endOfDomain(String text, int start) {
    int end = start;
    while (end < text.length() && isDomain(text.charAt(end))) {
      end++;
    }
    while (end > start && !isWord(text.charAt(end - 1))) {
      end--;
    }
    return end;
  }

  /** Up to three numbers, as in {@code react@18.2.0}; four would be an address of a machine. */
  private static boolean isVersion(String text, int start, int end) {
    int dots = 0;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      dots += c == '.' ? 1 : 0;
      if (c != '.' && !Character.isDigit(c) && !(c == 'v' && i == start)) {
        return false;
      }
    }
    return dots < 3;
  }

  private static boolean isLocal(char c) {
    return isWord(c) || LOCAL.indexOf(c) >= 0;
  }

  private static boolean isDomain(char c) {
    return isWord(c) || c == '.' || c == '-' || c == '_';
  }

  private static boolean isWord(char c) {
    return Character.isLetterOrDigit(c)
        || Character.isSurrogate(c)
        || Character.getType(c) == Character.NON_SPACING_MARK;
  }
}
