package io.claritytoolbox.clarity;

import io.claritytoolbox.model.Listing;
import io.claritytoolbox.scrub.FieldScrub;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the top-ten lists of an answer without dimensions. */
final class WireListings {
  private final FieldScrub scrub;
  private final Set<WireOddity> oddities;

  WireListings(FieldScrub scrub, Set<WireOddity> oddities) {
    this.scrub = scrub;
    this.oddities = oddities;
  }

  List<Listing> read(WireBlocks blocks) {
    List<Listing> listings = new ArrayList<>();
    for (WireMetric metric : WireMetric.values()) {
      metric
          .listing()
          .ifPresent(kind -> blocks.rows(metric).ifPresent(rows -> listings.add(read(kind, rows))));
    }
    return listings;
  }

  /** Entries that come to one name are added up; one without a count is left out. */
  private Listing read(Listing.Kind kind, List<WireRow> rows) {
    boolean pages = kind == Listing.Kind.POPULAR_PAGE;
    Map<@Nullable String, Long> counts = new LinkedHashMap<>();
    for (WireRow row : rows) {
      String name = scrub.name(kind, row.text(pages ? "url" : "name", oddities));
      OptionalDouble count = row.number(pages ? WireField.VISITS : WireField.SESSIONS, oddities);
      if (count.isPresent()) {
        counts.merge(name, (long) count.getAsDouble(), Long::sum);
      } else {
        oddities.add(WireOddity.UNREADABLE_ROW);
      }
    }
    List<Listing.Entry> entries = new ArrayList<>();
    counts.forEach((name, count) -> entries.add(new Listing.Entry(name, count)));
    return new Listing(kind, entries);
  }
}
