package io.claritytoolbox.storage;

import io.claritytoolbox.model.Listing;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The top-ten lists of exports. */
final class ListingTable {
  private final Session session;

  ListingTable(Session session) {
    this.session = session;
  }

  void add(long export, List<Listing> listings) throws SQLException {
    for (Listing listing : listings) {
      String kind = listing.kind().label();
      session.update("INSERT INTO export_listing (export, kind) VALUES (?, ?)", export, kind);
      int position = 1;
      for (Listing.Entry entry : listing.entries()) {
        session.update(
            """
            INSERT INTO listing_entry (export, kind, position, name, count) VALUES (?, ?, ?, ?, ?)
            """,
            export,
            kind,
            position++,
            entry.name(),
            entry.count());
      }
    }
  }

  Optional<Listing> read(long export, Listing.Kind kind) throws SQLException {
    boolean isThere =
        session
            .first(
                "SELECT 1 FROM export_listing WHERE export = ? AND kind = ?",
                result -> result.getInt(1),
                export,
                kind.label())
            .isPresent();
    return isThere ? Optional.of(new Listing(kind, entries(export, kind))) : Optional.empty();
  }

  private List<Listing.Entry> entries(long export, Listing.Kind kind) throws SQLException {
    return session.list(
        "SELECT name, count FROM listing_entry WHERE export = ? AND kind = ? ORDER BY position",
        ListingTable::entry,
        export,
        kind.label());
  }

  private static Listing.Entry entry(ResultSet result) throws SQLException {
    return new Listing.Entry(result.getString("name"), result.getLong("count"));
  }
}
