package io.claritytoolbox.storage;

import io.claritytoolbox.history.StoredExport;
import io.claritytoolbox.model.Listing;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The top-ten lists of exports. */
final class ListingTable {
  private final Session session;

  ListingTable(Session session) {
    this.session = session;
  }

  void add(long export, List<Listing> listings) throws SQLException {
    List<@Nullable Object[]> kinds = new ArrayList<>();
    List<@Nullable Object[]> entries = new ArrayList<>();
    for (Listing listing : listings) {
      String kind = listing.kind().label();
      kinds.add(new Object[] {export, kind});
      int position = 1;
      for (Listing.Entry entry : listing.entries()) {
        entries.add(new @Nullable Object[] {export, kind, position++, entry.name(), entry.count()});
      }
    }
    session.updateAll("INSERT INTO export_listing (export, kind) VALUES (?, ?)", kinds);
    session.updateAll(
        """
        INSERT INTO listing_entry (export, kind, position, name, count) VALUES (?, ?, ?, ?, ?)
        """,
        entries);
  }

  /** Reads one list of each export that has it. */
  Map<StoredExport, Listing> read(Collection<StoredExport> exports, Listing.Kind kind)
      throws SQLException {
    String sql =
        """
        SELECT l.export, e.name, e.count
        FROM export_listing l
        LEFT JOIN listing_entry e ON e.export = l.export AND e.kind = l.kind
        WHERE l.kind = ? AND l.export IN (?%s)
        ORDER BY l.export, e.position
        """;
    Map<Long, List<Listing.Entry>> entries = new HashMap<>();
    List<Object> arguments = new ArrayList<>(List.of(kind.label()));
    exports.forEach(export -> arguments.add(export.id()));
    session.list(
        sql.formatted(", ?".repeat(exports.size() - 1)),
        result -> add(result, entries),
        arguments.toArray());
    Map<StoredExport, Listing> listings = new HashMap<>();
    for (StoredExport export : exports) {
      List<Listing.Entry> own = entries.get(export.id());
      if (own != null) {
        listings.put(export, new Listing(kind, own));
      }
    }
    return listings;
  }

  /** An empty list is one line without a count. */
  private static boolean add(ResultSet result, Map<Long, List<Listing.Entry>> entries)
      throws SQLException {
    List<Listing.Entry> own =
        entries.computeIfAbsent(result.getLong("export"), any -> new ArrayList<>());
    long count = result.getLong("count");
    return result.wasNull() || own.add(new Listing.Entry(result.getString("name"), count));
  }
}
