package io.claritytoolbox.differential;

import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Listing;
import io.claritytoolbox.scrub.AddressFolding;
import io.claritytoolbox.scrub.FieldScrub;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The texts that the product stores in place of others, and so the keys of the true figures. */
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

  /** The meaning of an address in a filter. */
  String folded(String address) {
    return folding.fold(address);
  }
}
