package io.claritytoolbox.storage;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Copies what is readable of a damaged store into a new one, table by table and export by export. A
 * table that can't be read from the front is also read from the back. An export is copied with all
 * its rows or not at all; only its payload may be missing.
 */
final class Salvage {
  private static final Logger LOG = LoggerFactory.getLogger(Salvage.class);
  private static final List<String> LEDGER = List.of("quota_slot", "quota_closed");

  /** The tables of an export, parents first, each with the column of the export's id. */
  private static final List<List<String>> EXPORT =
      List.of(
          List.of("export", "id"),
          List.of("export_row", "export"),
          List.of("export_listing", "export"),
          List.of("listing_entry", "export"));

  private static final String ALL_ROWS =
      """
      SELECT cube FROM export
      WHERE id = ? AND row_count = (SELECT count(*) FROM export_row WHERE export = id)
      """;

  /** Earlier versions stored the values of dimensions in a table. */
  private static final String ALL_VALUES =
      """
      AND NOT EXISTS (
        SELECT 1 FROM export_row
        LEFT JOIN dimension_value v1 ON v1.id = k1
        LEFT JOIN dimension_value v2 ON v2.id = k2
        LEFT JOIN dimension_value v3 ON v3.id = k3
        WHERE export_row.export = export.id
          AND (k1 <> 0 AND v1.id IS NULL
            OR k2 <> 0 AND v2.id IS NULL
            OR k3 <> 0 AND v3.id IS NULL))
      """;

  private final Session old;
  private final Session fresh;
  private final boolean isPacked;

  /**
   * What was copied.
   *
   * @param isLedgerWhole whether all recorded requests are known
   * @param saved copied exports
   * @param lost exports that are known but unreadable
   */
  record Result(boolean isLedgerWhole, int saved, int lost) {
    static final Result NOTHING = new Result(false, 0, 0);
  }

  private Salvage(Session old, Session fresh, boolean isPacked) {
    this.old = old;
    this.fresh = fresh;
    this.isPacked = isPacked;
  }

  /**
   * Copies all that is readable.
   *
   * @param fresh an empty database, which gets the schema of the damaged one
   */
  static Result copy(Path damaged, Session fresh, Migrations migrations) throws SQLException {
    try (Session old = new Session(SqliteConnection.writing(damaged))) {
      migrations.apply(fresh, version(old, migrations.newest()));
      begin(old);
      Salvage salvage = new Salvage(old, fresh, fresh.hasTable("dimension_value"));
      return fresh.inTransaction("BEGIN IMMEDIATE", any -> salvage.copyAll());
    }
  }

  /** The schema version of a damaged store; the newest if unreadable. */
  private static int version(Session old, int newest) {
    try {
      int version = Migrations.recorded(old);
      return version < 1 || version > newest ? newest : version;
    } catch (SQLException e) {
      LOG.warn("a damaged store doesn't tell its version", e);
      return newest;
    }
  }

  /** Excludes other writers: earlier commits are seen, later ones notice the move. */
  private static void begin(Session old) throws SQLException {
    try {
      old.execute("BEGIN IMMEDIATE");
    } catch (SQLException e) {
      if (SqliteFault.of(e) != SqliteFault.READ_ONLY) {
        throw e;
      }
      old.execute("BEGIN");
    }
  }

  private Result copyAll() throws SQLException {
    boolean whole = true;
    for (String table : otherTables()) {
      whole &= copy(table) || !LEDGER.contains(table);
    }
    for (String table : LEDGER) {
      whole &= isSound(table);
    }
    whole &= dropUnreadableRequests() == 0;
    Set<Long> known = exports();
    int saved = 0;
    for (long id : known) {
      saved += copyExport(id) ? 1 : 0;
    }
    return new Result(whole, saved, known.size() - saved);
  }

  private List<String> otherTables() throws SQLException {
    return fresh.list(
        """
        SELECT name FROM sqlite_schema
        WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '%export%'
          AND name NOT IN ('listing_entry', 'packed_row', 'schema_version')
        """,
        Session.TEXT);
  }

  /** Returns whether the whole table was read. */
  private boolean copy(String table) throws SQLException {
    List<String> key =
        fresh.list(
            "SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk", Session.TEXT, table);
    return read("SELECT * FROM " + table, key, row -> insert(table, row));
  }

  /** Reads from the front, and from the back if that fails. Returns whether it did not fail. */
  private boolean read(String select, List<String> key, Session.Reader<?> row) {
    for (String order : List.of(" ASC", " DESC")) {
      try {
        old.list(select + " ORDER BY " + String.join(order + ", ", key) + order, row);
        return order.equals(" ASC");
      } catch (SQLException e) {
        LOG.warn("a table can't be read to its end: " + select, e);
      }
    }
    return false;
  }

  private int insert(String table, ResultSet row) throws SQLException {
    @Nullable Object[] values = new Object[row.getMetaData().getColumnCount()];
    for (int i = 0; i < values.length; i++) {
      values[i] = row.getObject(i + 1);
    }
    String places = String.join(", ", Collections.nCopies(values.length, "?"));
    return fresh.update("INSERT OR IGNORE INTO " + table + " VALUES (" + places + ")", values);
  }

  private boolean isSound(String table) {
    try {
      return old.first("PRAGMA integrity_check(" + table + ")", Session.TEXT)
          .filter("ok"::equals)
          .isPresent();
    } catch (SQLException e) {
      LOG.warn("a table can't be checked: " + table, e);
      return false;
    }
  }

  /** Returns how many were deleted. */
  private int dropUnreadableRequests() throws SQLException {
    int dropped =
        fresh.update(
            """
            DELETE FROM quota_slot
            WHERE day NOT GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'
            """);
    for (String cube : fresh.list("SELECT DISTINCT cube FROM quota_slot", Session.TEXT)) {
      if (!isCube(cube)) {
        dropped += fresh.update("DELETE FROM quota_slot WHERE cube = ?", cube);
      }
    }
    return dropped;
  }

  private static boolean isCube(String text) {
    try {
      Columns.cube(text);
      return true;
    } catch (NoSuchElementException | IllegalArgumentException e) {
      return false;
    }
  }

  /** Ids of exports, from both tables that list them. */
  private Set<Long> exports() {
    Set<Long> ids = new TreeSet<>();
    read("SELECT id FROM export", List.of("id"), row -> ids.add(row.getLong(1)));
    read("SELECT export FROM export_payload", List.of("export"), row -> ids.add(row.getLong(1)));
    return ids;
  }

  private boolean copyExport(long id) throws SQLException {
    boolean isWhole =
        attempt(
            any -> {
              for (List<String> table : EXPORT) {
                copyOf(id, table.get(0), table.get(1));
              }
              return isWhole(id);
            });
    if (isWhole) {
      attempt(any -> copyOf(id, "export_payload", "export") == 1);
    }
    return isWhole;
  }

  private int copyOf(long id, String table, String column) throws SQLException {
    String select = "SELECT * FROM " + table + " WHERE " + column + " = ?";
    return old.list(select, result -> insert(table, result), id).size();
  }

  private boolean isWhole(long id) throws SQLException {
    String sql = isPacked ? ALL_ROWS + ALL_VALUES : ALL_ROWS;
    return fresh.first(sql, Session.TEXT, id).filter(Salvage::isCube).isPresent();
  }

  /** Runs in a savepoint, which is rolled back on failure. */
  private boolean attempt(Session.Work<Boolean> attempt) throws SQLException {
    fresh.execute("SAVEPOINT attempt");
    boolean succeeded = false;
    try {
      succeeded = attempt.in(fresh);
    } catch (SQLException e) {
      LOG.warn("an export, or its payload, can't be read", e);
    }
    if (!succeeded) {
      fresh.execute("ROLLBACK TO attempt");
    }
    fresh.execute("RELEASE attempt");
    return succeeded;
  }
}
