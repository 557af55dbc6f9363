package io.claritytoolbox.clarity.wire;

import io.claritytoolbox.model.Listing;
import io.claritytoolbox.model.Signal;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The blocks of an answer. Lists come only without dimensions. */
enum Block {
  TRAFFIC("Traffic"),
  DEAD_CLICKS("DeadClickCount", Signal.DEAD_CLICKS),
  EXCESSIVE_SCROLLS("ExcessiveScroll", Signal.EXCESSIVE_SCROLLS),
  RAGE_CLICKS("RageClickCount", Signal.RAGE_CLICKS),
  QUICKBACKS("QuickbackClick", Signal.QUICKBACKS),
  SCRIPT_ERRORS("ScriptErrorCount", Signal.SCRIPT_ERRORS),
  ERROR_CLICKS("ErrorClickCount", Signal.ERROR_CLICKS),
  SCROLL_DEPTH("ScrollDepth"),
  ENGAGEMENT_TIME("EngagementTime"),
  BROWSER("Browser", Listing.Kind.BROWSER),
  DEVICE("Device", Listing.Kind.DEVICE),
  OS("OS", Listing.Kind.OS),
  COUNTRY("Country", Listing.Kind.COUNTRY),
  PAGE_TITLE("PageTitle", Listing.Kind.PAGE_TITLE),
  REFERRER("ReferrerUrl", Listing.Kind.REFERRER),
  POPULAR_PAGES("PopularPages", Listing.Kind.POPULAR_PAGE);

  private final String letters;
  private final @Nullable Signal signal;
  private final Listing.@Nullable Kind listing;

  Block(String name) {
    this(name, null, null);
  }

  Block(String name, Signal signal) {
    this(name, signal, null);
  }

  Block(String name, Listing.Kind listing) {
    this(name, null, listing);
  }

  Block(String name, @Nullable Signal signal, Listing.@Nullable Kind listing) {
    this.letters = letters(name);
    this.signal = signal;
    this.listing = listing;
  }

  Optional<Signal> signal() {
    return Optional.ofNullable(signal);
  }

  Optional<Listing.Kind> listing() {
    return Optional.ofNullable(listing);
  }

  /** Compares letters and digits without case, so {@code Rage Click Count} is known too. */
  static Optional<Block> named(String metricName) {
    String wanted = letters(metricName);
    return Arrays.stream(values()).filter(metric -> metric.letters.equals(wanted)).findFirst();
  }

  private static String letters(String name) {
    StringBuilder letters = new StringBuilder();
    name.codePoints().filter(Character::isLetterOrDigit).forEach(letters::appendCodePoint);
    return letters.toString().toLowerCase(Locale.ROOT);
  }
}
