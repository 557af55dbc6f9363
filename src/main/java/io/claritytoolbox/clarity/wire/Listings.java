package io.claritytoolbox.clarity.wire;

import io.claritytoolbox.clarity.wire.Blocks.Line;
import io.claritytoolbox.model.Listing;
import io.claritytoolbox.scrub.FieldScrub;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads top-ten lists. */
record Listings(FieldScrub scrub, Set<Oddity> oddities, List<String> warnings) {
  /** Reads every list and adds irregularities to the warnings. */
  static List<Listing> of(
      Blocks blocks, FieldScrub scrub, Set<Oddity> oddities, List<String> warnings) {
    Listings making = new Listings(scrub, oddities, warnings);
    List<Listing> listings = new ArrayList<>();
    for (Block block : Block.values()) {
      if (blocks.has(block)) {
        block.listing().map(kind -> making.of(kind, blocks.lines(block))).ifPresent(listings::add);
      }
    }
    return listings;
  }

  /**
   * Adds up entries whose names fold to one; of titles the largest count is taken, because a
   * session has several. Entries without a count are left out.
   */
  private Listing of(Listing.Kind kind, List<Line> lines) {
    boolean pages = kind == Listing.Kind.POPULAR_PAGE;
    Map<@Nullable String, Long> counts = new LinkedHashMap<>();
    for (Line line : lines) {
      String name = scrub.name(kind, line.text(pages ? "url" : "name"));
      OptionalDouble count = line.number(pages ? Field.VISITS : Field.SESSIONS);
      if (count.isPresent()) {
        counts.merge(
            name,
            (long) count.getAsDouble(),
            kind == Listing.Kind.PAGE_TITLE ? Math::max : Long::sum);
      } else {
        oddities.add(Oddity.UNREADABLE_ROW);
      }
    }
    boolean isMerged = kind == Listing.Kind.PAGE_TITLE && counts.size() < lines.size();
    if (isMerged || (kind.isFolded() && lines.size() >= Listing.TOP)) {
      warnings.add(kind.foldedWarning());
    }
    List<Listing.Entry> entries = new ArrayList<>();
    counts.forEach((name, count) -> entries.add(new Listing.Entry(name, count)));
    return new Listing(kind, entries);
  }
}
