package io.claritytoolbox.scrub;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One segment of a path, or one value of a query, escapes and all. */
final class AddressSegment {
  private static final String MARKS = "?;&#";

  /** A parameter that became a segment: {@code /sid=42}. */
  private static final Pattern SECRET =
      Pattern.compile(
          "(?i)((?:access_?|api_?|auth_?|php|j|aspsession|user_?)?"
              + "(?:key|token|sid|sess(?:ion)?(?:_?id)?|sessid|auth|code|otp|pass(?:word|wd)?|pwd|secret"
              + "|e?-?mail|phone|tel|user(?:_?name)?|name))=.+");

  private AddressSegment() {}

  /** The segment without its parameters, masked; untouched where there is nothing to hide. */
  static String scrub(String segment) {
    int matrix = segment.indexOf(';');
    String bare = matrix < 0 ? segment : segment.substring(0, matrix);
    String said = ScrubCharacters.visible(ScrubEscapes.decode(bare));
    String named = withoutParameters(said);
    Matcher secret = SECRET.matcher(named);
    String masked =
        secret.matches() ? secret.group(1) + "=" + ScrubMasks.ID : ScrubMasks.mask(named);
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
