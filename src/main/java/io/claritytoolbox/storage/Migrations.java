package io.claritytoolbox.storage;

import io.claritytoolbox.model.StorageFailure;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;

/** Migrates the schema step by step. Processes can start at once: one migrates, the others wait. */
record Migrations(Dialect dialect) {
  /** The step that needs Java beside SQL. */
  private static final String PLAIN_COLUMNS = "__plain_columns.sql";

  /**
   * @throws StorageFailure if a newer program made the database
   */
  void apply(Session session) throws SQLException {
    apply(session, newest());
  }

  /** Stops at a version: salvage copies a damaged store to one of the same version. */
  void apply(Session session, int last) throws SQLException {
    if (version(session) < last) {
      session.inTransaction(dialect.beginMigration(), any -> applyMissing(any, last));
    }
  }

  int newest() {
    return dialect.migrations().size();
  }

  private int applyMissing(Session session, int last) throws SQLException {
    int from = version(session);
    if (from == 0) {
      session.execute("CREATE TABLE schema_version (version INTEGER NOT NULL PRIMARY KEY)");
    }
    for (int version = from + 1; version <= last; version++) {
      String script = dialect.migrations().get(version - 1);
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
    int version = recorded(session);
    if (version > newest()) {
      throw new StorageFailure(
          "The store was made by a newer version of this program. Update the program, or set"
              + " CLARITY_STORE to another one.",
          new SQLException("schema version " + version + ", known " + newest()));
    }
    return version;
  }

  /** The version of a database that has the table; 0 if it is empty. */
  static int recorded(Session session) throws SQLException {
    return session
        .first("SELECT max(version) FROM schema_version", result -> result.getInt(1))
        .orElse(0);
  }

  /** Splits a script; a statement ends with a semicolon at the end of a line. */
  private static List<String> statements(String script) {
    try (InputStream in = Objects.requireNonNull(Migrations.class.getResourceAsStream(script))) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return List.of(text.strip().split(";\\R+"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
