package io.claritytoolbox.export;

import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Listing;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What becomes of each text of an answer before anything is kept of it. */
final class WireScrub {
  private static final Pattern ADDRESS = Pattern.compile("\\s*[a-zA-Z][a-zA-Z0-9+.-]*://\\S*\\s*");

  private final AddressFolding folding;

  WireScrub(AddressFolding folding) {
    this.folding = folding;
  }

  /** An empty value says as little as none and is taken as null, so that both are one row. */
  @Nullable String value(Dimension dimension, @Nullable String raw) {
    if (raw == null) {
      return null;
    }
    return orNull(dimension == Dimension.URL ? address(raw) : text(raw));
  }

  /** An empty name is null too. */
  @Nullable String name(Listing.Kind kind, @Nullable String raw) {
    if (raw == null) {
      return null;
    }
    boolean address = kind == Listing.Kind.REFERRER || kind == Listing.Kind.POPULAR_PAGE;
    return orNull(address ? address(raw) : text(raw));
  }

  String address(String raw) {
    return folding.fold(raw);
  }

  /** Titles and sources are texts, but some pages and links put a whole address there. */
  String text(String raw) {
    return ADDRESS.matcher(raw).matches() ? address(raw) : folding.scrubText(raw);
  }

  /** Text of unknown meaning. */
  String anything(String raw) {
    return raw.contains("://") ? address(raw) : folding.scrubText(raw);
  }

  private static @Nullable String orNull(String text) {
    return text.isBlank() ? null : text;
  }
}
