package io.claritytoolbox.scrub;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Folds scheme and host of an address. Local addresses are reduced to their scheme. */
record AddressHost(AddressPath path) {
  private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]{0,31}+):");
  private static final Pattern IPV4 = Pattern.compile("[0-9]{1,3}(?:[.][0-9]{1,3}){3}");

  /** A host before a path or query; or a path of two segments, or before a query. */
  private static final Pattern WITHIN =
      Pattern.compile(
          "(?:[\\p{L}\\p{N}-]{1,63}+[.]){1,8}+[\\p{L}-]{2,63}+(?::[0-9]{1,5}+)?[/?]"
              + "|/[\\p{L}\\p{N}][^/?]*+[/?][\\p{L}\\p{N}]");

  private static final Pattern QUERY = Pattern.compile("[?][\\p{L}\\p{N}_.\\[\\]-]{1,64}+=");
  private static final Set<String> WEB = Set.of("http", "https");
  private static final Set<String> PRIVATE =
      Set.of("content", "data", "file", "javascript", "sms", "tel");
  private static final Map<String, String> DEFAULT_PORTS =
      Map.of("http", "80", "https", "443", "ws", "80", "wss", "443", "ftp", "21");

  /** Ids of extensions don't identify a person. */
  private static final String EXTENSION = "chrome-extension";

  /** Folds an address without its query. */
  String fold(String address) {
    Matcher found = SCHEME.matcher(address);
    String scheme = found.lookingAt() ? found.group(1).toLowerCase(Locale.ROOT) : "";
    String rest = scheme.isEmpty() ? address : address.substring(found.end());
    if (scheme.length() == 1 || address.startsWith("\\\\")) {
      return "file:" + Masks.ID;
    }
    if (PRIVATE.contains(scheme)) {
      return scheme + ":" + Masks.ID;
    }
    if (scheme.equals("mailto")) {
      return scheme + ":" + Masks.EMAIL;
    }
    String slashed = WEB.contains(scheme) ? rest.replace('\\', '/') : rest;
    if (slashed.startsWith("//")) {
      return located(scheme, slashed.substring(2));
    }
    return path.scrub(address);
  }

  /** Where an address begins within a word, with or without a scheme; -1 if there is none. */
  static int startWithin(String word) {
    int colon = word.indexOf("://");
    int start = colon < 0 ? 0 : colon;
    while (colon > 0 && start > 0 && isSchemeCharacter(word.charAt(start - 1))) {
      start--;
    }
    while (start < colon && !Character.isLetter(word.charAt(start))) {
      start++;
    }
    if (colon > start) {
      return start;
    }
    start = 0;
    while (start < word.length() && !isBeginning(word.charAt(start))) {
      start++;
    }
    String said = PercentEscapes.decode(word.substring(start));
    return WITHIN.matcher(said).lookingAt() || QUERY.matcher(said).find() ? start : -1;
  }

  private static boolean isSchemeCharacter(char c) {
    return Masks.isAsciiLetterOrDigit(c) || c == '+' || c == '.' || c == '-';
  }

  private static boolean isBeginning(char c) {
    return Character.isLetterOrDigit(c) || c == '/' || c == '?';
  }

  private String located(String scheme, String rest) {
    int slash = rest.indexOf('/');
    String authority = slash < 0 ? rest : rest.substring(0, slash);
    String folded = slash < 0 ? "" : path.scrub(rest.substring(slash));
    String prefix = scheme.isEmpty() ? "//" : scheme + "://";
    String end = folded.isEmpty() && WEB.contains(scheme) ? "/" : folded;
    return prefix + authority(scheme, authority.substring(authority.lastIndexOf('@') + 1)) + end;
  }

  private static String authority(String scheme, String hostAndPort) {
    int colon = hostAndPort.indexOf(':', hostAndPort.lastIndexOf(']') + 1);
    String host = colon < 0 ? hostAndPort : hostAndPort.substring(0, colon);
    String port = colon < 0 ? "" : hostAndPort.substring(colon + 1);
    if (port.length() > 5 || !port.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return Masks.ID;
    }
    boolean usual = port.isEmpty() || port.equals(DEFAULT_PORTS.get(scheme));
    return host(scheme, host) + (usual ? "" : ":" + port);
  }

  private static String host(String scheme, String host) {
    String said = VisibleText.visible(PercentEscapes.decode(host));
    boolean plain =
        scheme.equals(EXTENSION) || said.startsWith("[") || IPV4.matcher(said).matches();
    String masked = plain ? said : Masks.mask(said, Masks.Place.TEXT, "");
    return (masked.equals(said) ? host : PercentEscapes.encode(masked)).toLowerCase(Locale.ROOT);
  }
}
