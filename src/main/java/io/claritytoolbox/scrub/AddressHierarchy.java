package io.claritytoolbox.scrub;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Scheme, host and path of an address: all before its query. */
final class AddressHierarchy {
  private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]{0,31}+):");
  private static final Pattern IPV4 = Pattern.compile("[0-9]{1,3}(?:[.][0-9]{1,3}){3}");
  private static final Set<String> WEB = Set.of("http", "https");
  private static final Set<String> PRIVATE =
      Set.of("content", "data", "file", "javascript", "sms", "tel");
  private static final Map<String, String> DEFAULT_PORTS =
      Map.of("http", "80", "https", "443", "ws", "80", "wss", "443", "ftp", "21");

  private AddressHierarchy() {}

  static String fold(String address) {
    Matcher found = SCHEME.matcher(address);
    String scheme = found.lookingAt() ? found.group(1).toLowerCase(Locale.ROOT) : "";
    String rest = scheme.isEmpty() ? address : address.substring(found.end());
    if (scheme.length() == 1 || address.startsWith("\\\\")) {
      return "file:" + ScrubMasks.ID;
    }
    if (PRIVATE.contains(scheme)) {
      return scheme + ":" + ScrubMasks.ID;
    }
    if (scheme.equals("mailto")) {
      return scheme + ":" + ScrubMasks.EMAIL;
    }
    String slashed = WEB.contains(scheme) ? rest.replace('\\', '/') : rest;
    if (slashed.startsWith("//")) {
      return located(scheme, slashed.substring(2));
    }
    return path(address);
  }

  private static String located(String scheme, String rest) {
    int slash = rest.indexOf('/');
    String authority = slash < 0 ? rest : rest.substring(0, slash);
    String path = slash < 0 ? "" : path(rest.substring(slash));
    String prefix = scheme.isEmpty() ? "//" : scheme + "://";
    String end = path.isEmpty() && WEB.contains(scheme) ? "/" : path;
    return prefix + authority(scheme, authority.substring(authority.lastIndexOf('@') + 1)) + end;
  }

  private static String authority(String scheme, String hostAndPort) {
    int colon = hostAndPort.indexOf(':', hostAndPort.lastIndexOf(']') + 1);
    String host = colon < 0 ? hostAndPort : hostAndPort.substring(0, colon);
    String port = colon < 0 ? "" : hostAndPort.substring(colon + 1);
    if (port.length() > 5 || !port.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return ScrubMasks.ID;
    }
    boolean usual = port.isEmpty() || port.equals(DEFAULT_PORTS.get(scheme));
    return host(host) + (usual ? "" : ":" + port);
  }

  private static String host(String host) {
    String said = ScrubCharacters.visible(ScrubEscapes.decode(host));
    String masked = IPV4.matcher(said).matches() ? said : ScrubMasks.mask(said);
    return (masked.equals(said) ? host : ScrubEscapes.encode(masked)).toLowerCase(Locale.ROOT);
  }

  private static String path(String path) {
    return Arrays.stream(path.split("/", -1))
        .map(AddressSegment::scrub)
        .collect(Collectors.joining("/"));
  }
}
