package io.claritytoolbox.scrub;

/** Masks what may name a person in plain, unescaped text, each rule in one pass over it. */
final class ScrubMasks {
  static final String EMAIL = "[email]";
  static final String ID = "[id]";

  /** The length of the longest mask. */
  static final int LONGEST = EMAIL.length();

  private ScrubMasks() {}

  static String mask(String text) {
    return ScrubDigits.mask(ScrubTokens.mask(ScrubEmails.mask(text)));
  }

  static boolean isAsciiLetterOrDigit(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  static boolean isHex(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  }
}
