package io.claritytoolbox.differential;

import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Listing;
import io.claritytoolbox.scrub.AddressFolding;
import io.claritytoolbox.scrub.FieldScrub;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the product stores in place of a text, and so what a truth is grouped by. */
final class Scrubbing {
  private final AddressFolding folding = new AddressFolding(Set.of());
  private final FieldScrub scrub = new FieldScrub(folding);

  @Nullable String value(Dimension dimension, @Nullable String raw) {
    return scrub.value(dimension, raw);
  }

  @Nullable String title(String raw) {
    return scrub.name(Listing.Kind.PAGE_TITLE, raw);
  }

  @Nullable String referrer(@Nullable String raw) {
    return scrub.name(Listing.Kind.REFERRER, raw);
  }

  /** As a filter's address is meant. */
  String folded(String address) {
    return folding.fold(address);
  }
}
