package io.claritytoolbox.scrub;

/** Masks what may name a person in a text without escapes, one rule after the other. */
final class Masks {
  static final String EMAIL = "[email]";
  static final String ID = "[id]";

  /** The length of the longest mask. */
  static final int LONGEST = EMAIL.length();

  /** Where a text stands: whose numbers it holds. */
  enum Place {
    /** The segments of a path, and values of a query: numbers are the site's, for its pages. */
    PATH,
    /** Campaign, source, medium: numbers are an ad platform's, for its campaigns. */
    TAG,
    /** Titles, hosts, anything else: long numbers are a person's. */
    TEXT
  }

  private Masks() {}

  /**
   * The text, masked.
   *
   * @param name what stands before the text and tells what it is: a segment, a parameter; or empty
   */
  static String mask(String text, Place place, String name) {
    String named = place == Place.PATH ? text : Label.maskValues(text);
    String rest = Whereabouts.mask(Emails.mask(named));
    return Numbers.mask(Tokens.mask(rest, name), place, name);
  }

  /** Masks what is never a page's name, also in paths that the site's owner keeps. */
  static String maskAlways(String text) {
    return Numbers.maskCards(Tokens.maskShaped(Emails.mask(text)));
  }

  static boolean isAsciiLetterOrDigit(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
}
