package io.claritytoolbox.scrub;

/** Masks personal data in decoded text, rule by rule. */
final class Masks {
  static final String EMAIL = "[email]";
  static final String ID = "[id]";

  static final int LONGEST = EMAIL.length();

  /** Where a text stands, which tells whose numbers it contains. */
  enum Place {
    /** Path segments and query values: numbers are the site's. */
    PATH,
    /** Campaign, source, medium: numbers are an ad platform's. */
    TAG,
    /** Titles, hosts and others: long numbers are a person's. */
    TEXT
  }

  private Masks() {}

  /**
   * @param name what stands before the text: a segment, a parameter, or empty
   */
  static String mask(String text, Place place, String name) {
    String named = place == Place.PATH ? text : Label.maskValues(text);
    String rest = Whereabouts.mask(Emails.mask(named));
    return Numbers.mask(Tokens.mask(rest, name), place, name);
  }

  /** Masks what never names a page, also in kept paths. */
  static String maskAlways(String text) {
    return Numbers.maskCards(Tokens.maskShaped(Emails.mask(text)));
  }

  static boolean isAsciiLetterOrDigit(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
}
