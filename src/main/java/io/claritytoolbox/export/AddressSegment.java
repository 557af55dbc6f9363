package io.claritytoolbox.export;

/** One segment of a path, or one value of a query, escapes and all. */
final class AddressSegment {
  private static final String MARKS = "?;&#";

  private AddressSegment() {}

  /** The segment without its parameters, masked; untouched where there is nothing to hide. */
  static String scrub(String segment) {
    int matrix = segment.indexOf(';');
    String bare = matrix < 0 ? segment : segment.substring(0, matrix);
    String said = ScrubCharacters.visible(ScrubEscapes.decode(bare));
    String named = withoutParameters(said);
    String masked = ScrubMasks.mask(named);
    if (masked.equals(said)) {
      return bare.replace(" ", "%20");
    }
    return ScrubEscapes.encode(masked);
  }

  /** A word of a text: what it says, masked, if that hides anything; else as it is. */
  static String unmasked(String word) {
    String said = ScrubCharacters.visible(ScrubEscapes.decode(word));
    String masked = ScrubMasks.mask(said);
    return masked.equals(said) ? word : masked;
  }

  private static String withoutParameters(String said) {
    for (int i = 0; i < said.length(); i++) {
      if (MARKS.indexOf(said.charAt(i)) >= 0) {
        return said.indexOf('=', i) < 0 ? said : said.substring(0, i);
      }
    }
    return said;
  }
}
