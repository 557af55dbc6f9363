package io.claritytoolbox.export;

import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Listing;
import org.jspecify.annotations.Nullable;

/** What becomes of each text of an answer before anything is kept of it. */
final class WireScrub {
  private final AddressFolding folding;

  WireScrub(AddressFolding folding) {
    this.folding = folding;
  }

  /** An empty value says as little as none and is taken as null, so that both are one row. */
  @Nullable String value(Dimension dimension, @Nullable String raw) {
    return raw == null || raw.isBlank()
        ? null
        : dimension == Dimension.URL ? address(raw) : text(raw);
  }

  /** An empty name is null too. */
  @Nullable String name(Listing.Kind kind, @Nullable String raw) {
    if (raw == null || raw.isBlank()) {
      return null;
    }
    return kind == Listing.Kind.REFERRER || kind == Listing.Kind.POPULAR_PAGE
        ? address(raw)
        : text(raw);
  }

  String address(String raw) {
    return folding.fold(raw);
  }

  String text(String raw) {
    return folding.scrubText(raw);
  }

  /** Text of unknown meaning. */
  String anything(String raw) {
    return raw.contains("://") ? address(raw) : text(raw);
  }
}
