package io.claritytoolbox.scrub;

import static java.util.regex.Matcher.quoteReplacement;

import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Listing;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What becomes of each text of an answer before anything is kept of it. */
public final class FieldScrub {
  private static final Pattern ADDRESS = Pattern.compile("\\s*[a-zA-Z][a-zA-Z0-9+.-]*://\\S*\\s*");
  private static final Pattern ADDRESS_WITHIN =
      Pattern.compile("(?<![a-zA-Z0-9+.-])[a-zA-Z][a-zA-Z0-9+.-]*+://\\S++");

  /** As a whole text they begin what points into a person's machine or mailbox. */
  private static final Pattern PRIVATE =
      Pattern.compile(
          "(?i)\\s*(?:(?:content|data|file|javascript|mailto|sms|tel):|[a-z]:\\\\|\\\\\\\\).*",
          Pattern.DOTALL);

  /** What the site's owner writes into links: ad platforms put their numbers there. */
  private static final Set<Dimension> TAGS =
      EnumSet.of(Dimension.CAMPAIGN, Dimension.MEDIUM, Dimension.SOURCE);

  private final AddressFolding folding;

  public FieldScrub(AddressFolding folding) {
    this.folding = folding;
  }

  /** An empty value says as little as none and is taken as null, so that both are one row. */
  public @Nullable String value(Dimension dimension, @Nullable String raw) {
    if (raw == null) {
      return null;
    }
    if (dimension == Dimension.URL) {
      return orNull(address(raw));
    }
    return orNull(TAGS.contains(dimension) ? tag(raw) : text(raw));
  }

  /** An empty name is null too. */
  public @Nullable String name(Listing.Kind kind, @Nullable String raw) {
    if (raw == null) {
      return null;
    }
    boolean address = kind == Listing.Kind.REFERRER || kind == Listing.Kind.POPULAR_PAGE;
    return orNull(address ? address(raw) : text(raw));
  }

  public String address(String raw) {
    return folding.fold(raw);
  }

  /** Titles and sources are texts, but some pages and links put whole addresses there. */
  public String text(String raw) {
    if (ADDRESS.matcher(raw).matches()) {
      return address(raw);
    }
    return folding.scrubText(
        raw.contains("://")
            ? ADDRESS_WITHIN
                .matcher(raw)
                .replaceAll(found -> quoteReplacement(address(found.group())))
            : raw);
  }

  /** A campaign, source or medium: a number of an ad platform stays, and so tells rows apart. */
  public String tag(String raw) {
    String number = raw.strip();
    return ScrubAdNumbers.isAdNumber(number) ? number : text(raw);
  }

  /** Text of unknown meaning. */
  public String anything(String raw) {
    return raw.contains("://") || PRIVATE.matcher(raw).matches() ? address(raw) : text(raw);
  }

  private static @Nullable String orNull(String text) {
    return text.isBlank() ? null : text;
  }
}
