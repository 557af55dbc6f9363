package io.claritytoolbox.render;

import io.claritytoolbox.model.UntrustedText;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Short names for charts: paths if all addresses belong to one site. */
final class ShortNames {
  private static final Pattern SITE = Pattern.compile("https?://[^/]+(?=/)");
  private static final int LONGEST = 200;

  /** The beginning of all addresses; empty if there are several sites. */
  private final String site;

  /** Prepares short names for keys that are shown together. */
  ShortNames(Collection<? extends Collection<@Nullable String>> keys) {
    Set<String> sites = new LinkedHashSet<>();
    for (Collection<@Nullable String> key : keys) {
      for (String value : key) {
        Matcher matcher = SITE.matcher(value == null ? "" : value);
        if (matcher.lookingAt()) {
          sites.add(matcher.group());
        }
      }
    }
    site = sites.size() == 1 ? sites.iterator().next() : "";
  }

  /** A key in words; {@code All} if it is empty. */
  String of(Collection<@Nullable String> key) {
    return key.isEmpty() ? "All" : key.stream().map(this::of).collect(Collectors.joining(" · "));
  }

  String of(@Nullable String value) {
    if (value == null) {
      return "(none)";
    }
    boolean isOfSite = !site.isEmpty() && value.startsWith(site + "/");
    return UntrustedText.clean(isOfSite ? value.substring(site.length()) : value, LONGEST);
  }
}
