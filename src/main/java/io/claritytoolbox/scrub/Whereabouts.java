package io.claritytoolbox.scrub;

import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Masks locations: IP and hardware addresses, coordinates. */
final class Whereabouts {
  private static final String OCTET = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
  private static final Pattern IPV4 =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}.])(?:O[.]){3}O(?![\\p{L}\\p{N}]|[.][0-9])".replace("O", OCTET));

  /** Four short numbers are more likely a version. */
  private static final int IPV4_LENGTH = 10;

  private static final Pattern MAC =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}:-])[0-9A-Fa-f]{2}(?:(?::[0-9A-Fa-f]{2}){5}|(?:-[0-9A-Fa-f]{2}){5})"
              + "(?![\\p{L}\\p{N}:-])");

  /** A run that may be an IPv6 address; {@link #isIpv6} decides. */
  private static final Pattern COLONS =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}:.])[0-9A-Fa-f:]++(?:[.][0-9]{1,3}+){0,3}+(?![\\p{L}\\p{N}])");

  private static final int IPV6_GROUPS = 8;

  private static final String LATITUDE = "[+-]?(?:90|[0-8]?[0-9])[.][0-9]{3,17}+";
  private static final String LONGITUDE = "[+-]?(?:180|1[0-7][0-9]|[0-9]?[0-9])[.][0-9]{3,17}+";

  /** Three decimals are a hundred metres. A point and three digits may also be thousands. */
  private static final Pattern PAIR =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}.])LAT°?[NS]?(?:, ?|; ?|[|_]| {1,3})(?:LON)°?[EWO]?(?![\\p{L}\\p{N}])"
              .replace("LAT", LATITUDE)
              .replace("LON", LONGITUDE));

  private static final Pattern ONE = Pattern.compile(LONGITUDE);

  /** {@code 52°31'12"N 13°24'18"E}. */
  private static final Pattern DEGREES =
      Pattern.compile(
          "[0-9]{1,3}[°º] ?[0-9]{1,2}(?:[.,][0-9]{1,6})?['′’] ?(?:[0-9]{1,2}(?:[.,][0-9]{1,6})?"
              + "(?:\"|″|”|''))? ?[NSEWO](?![\\p{L}])");

  private static final Pattern THOUSANDS = Pattern.compile("[0-9]{1,3}[.][0-9]{3}");

  private Whereabouts() {}

  static String mask(String text) {
    String rest = text;
    if (has(rest, "°º")) {
      rest = DEGREES.matcher(rest).replaceAll(Masks.ID);
    }
    if (has(rest, ".")) {
      String pairs = PAIR.matcher(rest).replaceAll(Whereabouts::pair);
      rest = IPV4.matcher(pairs).replaceAll(Whereabouts::ipv4);
    }
    if (has(rest, ":-")) {
      String hardware = MAC.matcher(rest).replaceAll(Whereabouts::hardware);
      rest = COLONS.matcher(hardware).replaceAll(Whereabouts::ipv6);
    }
    return rest;
  }

  private static boolean has(String text, String characters) {
    return text.chars().anyMatch(c -> characters.indexOf(c) >= 0);
  }

  private static String ipv6(MatchResult found) {
    return isIpv6(found.group()) ? Masks.ID : found.group();
  }

  /** Whether a segment can be half of a pair. */
  static boolean isCoordinate(String segment) {
    return ONE.matcher(segment).matches();
  }

  private static String pair(MatchResult found) {
    String[] halves = found.group().split("[,;|_ ]+", -1);
    boolean thousands =
        THOUSANDS.matcher(halves[0]).matches()
            && THOUSANDS.matcher(halves[halves.length - 1]).matches();
    return thousands && found.group().indexOf('°') < 0 && halves[0].length() < 6
        ? Matcher.quoteReplacement(found.group())
        : Masks.ID;
  }

  private static String ipv4(MatchResult found) {
    return found.group().length() >= IPV4_LENGTH ? Masks.ID : found.group();
  }

  /** {@code 10-20-30-40-50-60} is a series of numbers. */
  private static String hardware(MatchResult found) {
    boolean letters = found.group().chars().anyMatch(Character::isLetter);
    return letters || found.group().indexOf(':') > 0 ? Masks.ID : found.group();
  }

  /** Eight groups, or fewer around {@code ::}; not {@code ::1} or {@code 12:30:45}. */
  private static boolean isIpv6(String run) {
    int gap = run.indexOf("::");
    if (gap >= 0 && run.indexOf("::", gap + 1) >= 0) {
      return false;
    }
    int groups = 0;
    boolean digits = false;
    for (String group : run.split("[:.]", -1)) {
      groups += group.isEmpty() ? 0 : 1;
      digits |= group.length() >= 3 && group.chars().anyMatch(Character::isDigit);
      if (group.length() > 4) {
        return false;
      }
    }
    return gap < 0
        ? groups == IPV6_GROUPS && run.charAt(0) != ':'
        : groups >= 2
            && groups < IPV6_GROUPS
            && (digits || run.toLowerCase(Locale.ROOT).startsWith("fe80"));
  }
}
