package io.claritytoolbox.storage;

import io.claritytoolbox.history.ExportHistory;
import io.claritytoolbox.history.StoredExport;
import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.Export;
import io.claritytoolbox.model.Filter;
import io.claritytoolbox.model.Listing;
import io.claritytoolbox.model.ProjectId;
import io.claritytoolbox.model.Row;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The exports of one project in the database. Times have milliseconds. */
record SqlExportHistory(Database database, RecentRows recent, ProjectId project, String subject)
    implements ExportHistory {
  private static final int PAUSE_MILLIS = 5;
  private static final String COLUMNS = "id, cube, days, taken_at, row_count, may_be_cut, warnings";
  private static final String SELECT = "SELECT " + COLUMNS + " FROM export WHERE ";

  @Override
  public StoredExport save(Export export) {
    byte[] payload = Columns.compressed(export.payload());
    StoredExport saved =
        database.write(
            project,
            session -> {
              StoredExport stored = insert(session, export);
              RowTable.add(session, stored.id(), export.cube(), export.rows());
              add(session, stored.id(), export.listings());
              String sql = "INSERT INTO export_payload (export, payload) VALUES (?, ?)";
              session.update(sql, stored.id(), payload);
              return stored;
            });
    database.checkpoint();
    return saved;
  }

  @Override
  public List<StoredExport> takenSince(Instant instant) {
    String where = "project = ? AND subject = ? AND taken_at >= ? ORDER BY taken_at DESC, id DESC";
    return database.list(SELECT + where, SqlExportHistory::stored, project, subject, instant);
  }

  /** Those of all real projects under the id, oldest first. */
  List<StoredExport> all() {
    String where = "project = ? ORDER BY taken_at, id";
    return database.list(SELECT + where, SqlExportHistory::stored, project);
  }

  @Override
  public Map<StoredExport, List<Row>> rows(Collection<StoredExport> exports, List<Filter> filters) {
    Sieve sieve = new Sieve(filters, new HashMap<>());
    Map<StoredExport, List<Row>> rows = new HashMap<>();
    Map<Cube, List<StoredExport>> unread = new LinkedHashMap<>();
    for (StoredExport export : exports) {
      recent
          .of(export)
          .ifPresentOrElse(
              known -> rows.put(export, sieve.passing(export.cube(), known)),
              () -> unread.computeIfAbsent(export.cube(), c -> new ArrayList<>()).add(export));
    }
    unread.values().forEach(ofOneCube -> rows.putAll(read(ofOneCube, sieve)));
    return rows;
  }

  /** Applies the filters that spare work; an address of several exports is judged once. */
  private record Sieve(List<Filter> filters, Map<@Nullable String, Boolean> judged) {
    List<Filter> narrowing(Cube cube) {
      return RowTable.narrowing(cube, filters);
    }

    List<Row> passing(Cube cube, RecentRows.Kept kept) {
      List<Filter> narrowing = narrowing(cube);
      return narrowing.isEmpty()
          ? kept.all()
          : kept.passing(
              url ->
                  judged.computeIfAbsent(
                      url, any -> narrowing.stream().allMatch(each -> each.accepts(any))));
    }
  }

  @Override
  public Map<StoredExport, Listing> listings(Collection<StoredExport> exports, Listing.Kind kind) {
    return database.read(session -> listings(session, exports, kind));
  }

  private static Map<StoredExport, Listing> listings(
      Session session, Collection<StoredExport> exports, Listing.Kind kind) throws SQLException {
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

  @Override
  public Optional<String> payload(StoredExport export) {
    String sql = "SELECT payload FROM export_payload WHERE export = ?";
    return database.first(sql, result -> Columns.text(result.getBytes(1)), export.id());
  }

  /** Deletes as {@link #forgetBefore}, and their bytes too. */
  int erase(Instant before) {
    int erased = forgetBefore(before);
    database.eraseDeleted();
    return erased;
  }

  /** Deletes each export in its own transaction and pauses, so that other processes get a turn. */
  @Override
  public int forgetBefore(Instant instant) {
    String old = "SELECT id FROM export WHERE project = ? AND taken_at < ? ORDER BY taken_at";
    List<Long> ids = database.list(old, result -> result.getLong(1), project, instant);
    int forgotten = 0;
    for (long id : ids) {
      forgotten += database.update(project, "DELETE FROM export WHERE id = ?", id);
      if (!pause()) {
        break;
      }
    }
    return forgotten;
  }

  private static boolean pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private Map<StoredExport, List<Row>> read(List<StoredExport> ofOneCube, Sieve sieve) {
    Cube cube = ofOneCube.get(0).cube();
    boolean areKept = RecentRows.fit(ofOneCube) || sieve.narrowing(cube).isEmpty();
    List<Filter> narrowing = areKept ? List.of() : sieve.narrowing(cube);
    Map<StoredExport, List<Row>> rows =
        database.read(session -> RowTable.read(session, ofOneCube, narrowing));
    if (areKept) {
      rows.replaceAll((export, all) -> sieve.passing(cube, recent.keep(export, all)));
    }
    return rows;
  }

  private StoredExport insert(Session session, Export export) throws SQLException {
    String sql =
        """
        INSERT INTO export
          (project, subject, cube, days, taken_at, row_count, may_be_cut, warnings)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        RETURNING
        """;
    return session
        .first(
            sql + COLUMNS,
            SqlExportHistory::stored,
            project,
            subject,
            export.cube(),
            export.days(),
            export.takenAt(),
            export.rows().size(),
            export.mayBeCut() ? 1 : 0,
            String.join("\n", export.warnings()))
        .orElseThrow();
  }

  private static void add(Session session, long export, List<Listing> listings)
      throws SQLException {
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

  private static StoredExport stored(ResultSet result) throws SQLException {
    return new StoredExport(
        result.getLong("id"),
        Columns.cube(result.getString("cube")),
        result.getInt("days"),
        Columns.time(result, "taken_at"),
        result.getInt("row_count"),
        result.getInt("may_be_cut") != 0,
        result.getString("warnings").lines().toList());
  }
}
