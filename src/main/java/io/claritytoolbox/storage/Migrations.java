package io.claritytoolbox.storage;

import io.claritytoolbox.model.StorageFailure;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;

/**
 * Brings the schema up to the version that this program knows, step by numbered step. Many
 * processes may start at once: one of them does the work, the others find it done.
 */
final class Migrations {
  /** The step of each database that SQL alone can't take. */
  private static final String PLAIN_COLUMNS = "__plain_columns.sql";

  private final Dialect dialect;
  private final List<String> scripts;

  Migrations(Dialect dialect) {
    this.dialect = dialect;
    this.scripts = dialect.migrations();
  }

  /**
   * @throws StorageFailure where a newer program made the database
   */
  void apply(Session session) throws SQLException {
    apply(session, newest());
  }

  /** No further than to a version: what a damaged store has is copied to one like it. */
  void apply(Session session, int last) throws SQLException {
    if (version(session) < last) {
      session.inTransaction(dialect.beginMigration(), any -> applyMissing(any, last));
    }
  }

  int newest() {
    return scripts.size();
  }

  private int applyMissing(Session session, int last) throws SQLException {
    int from = version(session);
    if (from == 0) {
      session.execute("CREATE TABLE schema_version (version INTEGER NOT NULL PRIMARY KEY)");
    }
    for (int version = from + 1; version <= last; version++) {
      String script = scripts.get(version - 1);
      for (String statement : statements(script)) {
        session.execute(statement);
      }
      if (script.endsWith(PLAIN_COLUMNS)) {
        PackedRows.unpack(session);
      }
      session.update("INSERT INTO schema_version (version) VALUES (?)", version);
    }
    return last;
  }

  private int version(Session session) throws SQLException {
    if (!session.hasTable("schema_version")) {
      return 0;
    }
    int version =
        session
            .first("SELECT max(version) FROM schema_version", result -> result.getInt(1))
            .orElse(0);
    if (version > scripts.size()) {
      throw new StorageFailure(
          "The store was made by a newer version of this program. Update the program, or set"
              + " CLARITY_STORE to another one.",
          new SQLException("schema version " + version + ", known " + scripts.size()));
    }
    return version;
  }

  /** The statements of a script; each ends with a semicolon at the end of a line. */
  private static List<String> statements(String script) {
    try (InputStream in = Objects.requireNonNull(Migrations.class.getResourceAsStream(script))) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return List.of(text.strip().split(";\\R+"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
