package io.claritytoolbox.scrub;

import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Listing;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Scrubs the texts of one answer. An answer repeats addresses in every block, so results are
 * remembered. For one thread.
 */
public final class FieldScrub {
  /** The start of an address of a person's machine or mailbox. */
  private static final Pattern PRIVATE =
      Pattern.compile(
          "(?i)\\s*(?:(?:content|data|file|javascript|mailto|sms|tel):|[a-z]:\\\\|\\\\\\\\).*",
          Pattern.DOTALL);

  /** The site's owner writes these; ad platforms put their numbers there. */
  private static final Set<Dimension> TAGS =
      EnumSet.of(Dimension.CAMPAIGN, Dimension.MEDIUM, Dimension.SOURCE);

  private final AddressFolding folding;
  private final Map<String, String> addresses = new HashMap<>();
  private final Map<String, String> texts = new HashMap<>();
  private final Map<String, String> tags = new HashMap<>();

  public FieldScrub(AddressFolding folding) {
    this.folding = folding;
  }

  /** An empty value counts as null, so that both are one row. */
  public @Nullable String value(Dimension dimension, @Nullable String raw) {
    if (raw == null) {
      return null;
    }
    if (dimension == Dimension.URL) {
      return orNull(address(raw));
    }
    return orNull(TAGS.contains(dimension) ? tag(raw) : text(raw));
  }

  /** An empty name counts as null. */
  public @Nullable String name(Listing.Kind kind, @Nullable String raw) {
    if (raw == null) {
      return null;
    }
    boolean address = kind == Listing.Kind.REFERRER || kind == Listing.Kind.POPULAR_PAGE;
    return orNull(address ? address(raw) : text(raw));
  }

  public String address(String raw) {
    return addresses.computeIfAbsent(raw, folding::fold);
  }

  /** Scrubs a title or another text. */
  public String text(String raw) {
    return texts.computeIfAbsent(raw, folding::scrubText);
  }

  /**
   * Scrubs a campaign, source or medium; keeps the numbers of ad platforms, which distinguish rows.
   */
  public String tag(String raw) {
    return tags.computeIfAbsent(raw, folding::scrubTag);
  }

  /** Scrubs a text of unknown meaning. */
  public String anything(String raw) {
    return raw.contains("://") || PRIVATE.matcher(raw).matches() ? address(raw) : text(raw);
  }

  private static @Nullable String orNull(String text) {
    return text.isBlank() ? null : text;
  }
}
