package io.claritytoolbox.demo;

import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Listing;
import io.claritytoolbox.model.Listing.Entry;
import io.claritytoolbox.model.Listing.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The top-ten lists of an export without dimensions. They do not count bots. */
final class TopTen {
  private static final int LENGTH = 10;

  private TopTen() {}

  /** All seven lists, in Clarity's order. */
  static List<Listing> of(List<Session> sessions) {
    List<Listing> listings = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      Map<@Nullable String, Long> counts = new HashMap<>();
      for (Session session : sessions) {
        if (!session.bot()) {
          names(kind, session).forEach(name -> counts.merge(name, 1L, Long::sum));
        }
      }
      listings.add(new Listing(kind, top(counts)));
    }
    return listings;
  }

  /** The entries that a session counts for. */
  private static List<@Nullable String> names(Kind kind, Session session) {
    List<@Nullable String> names = new ArrayList<>();
    switch (kind) {
      case BROWSER -> names.add(session.value(Dimension.BROWSER));
      case DEVICE -> names.add(session.value(Dimension.DEVICE));
      case OS -> names.add(session.value(Dimension.OS));
      case COUNTRY -> names.add(session.value(Dimension.COUNTRY));
      case REFERRER -> names.add(session.acquisition().referrer());
      case PAGE_TITLE -> {
        Set<String> titles = new LinkedHashSet<>();
        session.visits().forEach(visit -> titles.add(visit.title()));
        names.addAll(titles);
      }
      case POPULAR_PAGE -> session.visits().forEach(visit -> names.add(visit.address()));
    }
    return names;
  }

  private static List<Entry> top(Map<@Nullable String, Long> counts) {
    List<Entry> entries = new ArrayList<>();
    counts.forEach((name, count) -> entries.add(new Entry(name, count)));
    entries.sort(
        Comparator.comparingLong(Entry::count)
            .reversed()
            .thenComparing(Entry::name, Comparator.nullsFirst(Comparator.naturalOrder())));
    return entries.subList(0, Math.min(LENGTH, entries.size()));
  }
}
