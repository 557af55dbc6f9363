package io.claritytoolbox.scrub;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.regex.Matcher.quoteReplacement;

import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Masks e-mail addresses: {@code something@somewhere}, unless that is a version; spelled out as
 * {@code jane (at) example.com} or {@code jane.doe-at-example.com}; and in Base64.
 */
final class Emails {
  private static final String SIGNS = "@\uFF20\uFE6B";
  private static final String LOCAL = "._%+-'~!$*=^:";

  private static final Pattern ENTITY =
      Pattern.compile("&(?:#0{0,4}64|#[xX]0{0,4}40|commat);|[\\\\%]u0040");

  private static final Pattern AT =
      Pattern.compile("[^\\p{L}\\p{N}]at[^\\p{L}\\p{N}]", Pattern.CASE_INSENSITIVE);

  private static final String NAME = "(?<![\\p{L}\\p{N}._+-])[\\p{L}\\p{N}._+-]++";
  private static final String LABEL = "[\\p{L}\\p{N}-]++";

  /** Spelled out against harvesters: {@code jane (at) example [dot] com}. */
  private static final Pattern SPELT =
      Pattern.compile(
          NAME
              + " ?[(\\[{] ?at ?[)\\]}] ?LABEL(?:(?:\\.| ?[(\\[{] ?dot ?[)\\]}] ?| dot )LABEL)++"
                  .replace("LABEL", LABEL),
          Pattern.CASE_INSENSITIVE);

  /** {@code jane at example dot com}. */
  private static final Pattern WORDS =
      Pattern.compile(
          NAME
              + "(?: dot [\\p{L}\\p{N}]++)? at LABEL dot [\\p{L}]{2,12}(?![\\p{L}])"
                  .replace("LABEL", LABEL),
          Pattern.CASE_INSENSITIVE);

  /** {@code jane.doe @ example.com}: only with a dotted domain. */
  private static final Pattern SPACED =
      Pattern.compile(
          NAME + "(?: {1,2}@ {0,2}| {0,2}@ {1,2})((?:[\\p{L}\\p{N}-]{1,63}+\\.)+[\\p{L}]{2,24}+)");

  /** A run that may contain {@code -at-}. */
  private static final Pattern RUN = Pattern.compile("[\\p{L}\\p{N}._+-]++");

  private static final Pattern JOINED =
      Pattern.compile(
          "(.+?)([-_.])at\\2((?:[\\p{L}\\p{N}]+[-_.])+?[\\p{L}]{2,12})(?:[-_].*)?",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern JOINED_DOT =
      Pattern.compile(
          ".+?([-_.])at\\1[\\p{L}\\p{N}-]+?\\1dot\\1[\\p{L}]{2,12}(?:[-_.].*)?",
          Pattern.CASE_INSENSITIVE);

  private static final int LONGEST_JOINED = 100;
  private static final Pattern FILE =
      Pattern.compile(
          "(?i).*[.](?:[sp]?html?|php|aspx?|jspx?|cfm|cgi|do|js|css|png|jpe?g|gif|svg|webp|ico|pdf"
              + "|xml|json|txt|md|zip|gz|mp[34]|csv|docx?|xlsx?|pptx?)");

  private static final Pattern VERSION =
      Pattern.compile(
          "[v~^]?[0-9]+(?:[.][0-9x]+){0,2}(?:-[a-z]+(?:[.-]?[0-9]+)*)?"
              + "|latest|next|beta|alpha|canary|nightly|stable|lts|rc|main|master");

  private static final Pattern ENCODED = Pattern.compile("[A-Za-z0-9+/_-]{8,}+");
  private static final int LONGEST_ENCODED = 400;
  private static final Pattern DECODED =
      Pattern.compile(
          "[\\x20-\\x7e]*?[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:[.][A-Za-z0-9-]+)+[\\x20-\\x7e]*");

  private Emails() {}

  static String mask(String text) {
    String signed = signed(text);
    String spelt =
        AT.matcher(signed).find()
            ? maskJoined(SPELT.matcher(signed).replaceAll(Masks.EMAIL))
            : signed;
    String plain = spelt.indexOf(' ') < 0 ? spelt : maskSpaced(spelt);
    return maskEncoded(maskSigned(plain));
  }

  /** Replaces entities by at signs. */
  static String signed(String text) {
    boolean none = text.indexOf('&') < 0 && text.indexOf("u0040") < 0;
    return none ? text : ENTITY.matcher(text).replaceAll("@");
  }

  private static String maskSpaced(String text) {
    return SPACED
        .matcher(WORDS.matcher(text).replaceAll(Masks.EMAIL))
        .replaceAll(
            found ->
                FILE.matcher(found.group(1)).matches()
                    ? quoteReplacement(found.group())
                    : Masks.EMAIL);
  }

  private static String maskJoined(String text) {
    return RUN.matcher(text).replaceAll(found -> quoteReplacement(maskRun(found.group())));
  }

  /** Slugs contain {@code at} too, so the name must have one or two words, dots or digits. */
  private static String maskRun(String run) {
    if (run.length() > LONGEST_JOINED) {
      return run;
    }
    return JOINED_DOT.matcher(run).matches() || isJoined(run) ? Masks.EMAIL : run;
  }

  private static boolean isJoined(String run) {
    Matcher joined = JOINED.matcher(run);
    if (!joined.matches() || FILE.matcher(run).matches()) {
      return false;
    }
    String name = joined.group(1);
    String domain = joined.group(3);
    boolean dotted = name.indexOf('.') >= 0 || name.indexOf('_') >= 0;
    return domain.indexOf('.') > 0
        && (dotted || (name.matches("[^-]+(?:-[^-]+)?") && domain.indexOf('-') < 0));
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
        masked.append(text, done, start).append(Masks.EMAIL);
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
    if (text.startsWith(Masks.EMAIL, start)) {
      return start + Masks.EMAIL.length();
    }
    int end = start;
    while (end < text.length() && isDomain(text.charAt(end))) {
      end++;
    }
    while (end > start && !isWord(text.charAt(end - 1))) {
      end--;
    }
    return end;
  }

  /** A version has up to three numbers, as in {@code react@18.2.0}; four are an IP address. */
  private static boolean isVersion(String text, int start, int end) {
    return end - start <= LONGEST_JOINED && VERSION.matcher(text).region(start, end).matches();
  }

  private static String maskEncoded(String text) {
    return ENCODED
        .matcher(text)
        .replaceAll(
            found -> quoteReplacement(holdsEmail(found.group()) ? Masks.EMAIL : found.group()));
  }

  /** In the whole run or a part of it: hyphen and underscore may belong to either. */
  private static boolean holdsEmail(String run) {
    if (run.length() > LONGEST_ENCODED || decodesToEmail(run)) {
      return run.length() <= LONGEST_ENCODED;
    }
    for (String part : run.split("[-_/]", -1)) {
      if (part.length() >= 8 && part.length() < run.length() && decodesToEmail(part)) {
        return true;
      }
    }
    return false;
  }

  private static boolean decodesToEmail(String run) {
    boolean small = run.chars().anyMatch(Character::isLowerCase);
    if (!small || run.chars().noneMatch(Character::isUpperCase)) {
      return false;
    }
    String standard = run.replace('-', '+').replace('_', '/');
    int whole = standard.length() % 4 == 1 ? standard.length() - 1 : standard.length();
    byte[] decoded = Base64.getDecoder().decode(standard.substring(0, whole));
    return DECODED.matcher(new String(decoded, ISO_8859_1)).matches();
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
