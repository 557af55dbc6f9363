package io.claritytoolbox.storage;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.sqlite.JDBC;

/** Opens SQLite files and sets connections up. */
final class SqliteConnection {
  private static final String PREFIX = "jdbc:sqlite:";
  private static final int WAIT_MILLIS = 10_000;
  private static final int WAL_ATTEMPTS = 200;
  private static final int WAL_PAUSE_MILLIS = 50;

  private SqliteConnection() {}

  /** A connection to an existing file. */
  static Connection writing(Path file) throws SQLException {
    // SQLITE_OPEN_READWRITE: a missing file is not created, which another process may just have
    // moved.
    return bare(file.toString(), "2", WAIT_MILLIS);
  }

  /** A connection on which a statement fails at once while others write. */
  static Connection impatient(Path file) throws SQLException {
    return bare(file.toString(), "2", 0);
  }

  /** A connection that only reads; it may write the shared memory of the log. */
  static Connection reading(Path file) throws SQLException {
    return bare(file.toString(), "1", WAIT_MILLIS);
  }

  /** A connection to a file without a log; it creates nothing beside the file. */
  static Connection frozen(Path file) throws SQLException {
    // SQLITE_OPEN_READONLY and SQLITE_OPEN_URI.
    return bare("file:" + file.toUri().getRawPath() + "?immutable=1", "65", WAIT_MILLIS);
  }

  /** Bypasses the DriverManager, which loads the drivers of all databases. */
  private static Connection bare(String name, String mode, int waitMillis) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("open_mode", mode);
    properties.setProperty("busy_timeout", Integer.toString(waitMillis));
    return JDBC.createConnection(PREFIX + name, properties);
  }

  /** A configured connection to a database that ends with it. */
  static Connection toMemory() throws SQLException {
    return configured(JDBC.createConnection(PREFIX + ":memory:", new Properties()));
  }

  /** Sets a connection up. */
  static Connection configured(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA busy_timeout = " + WAL_PAUSE_MILLIS);
      enterWal(statement);
      statement.execute("PRAGMA busy_timeout = " + WAIT_MILLIS);
      // A commit has reached the disk when it returns; macOS needs fullfsync for that.
      statement.execute("PRAGMA synchronous = FULL");
      statement.execute("PRAGMA fullfsync = ON");
      statement.execute("PRAGMA foreign_keys = ON");
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  /**
   * Switches to a write-ahead log, so that reads and a write run side by side. SQLite rejects this
   * without waiting while another process does the same, so it is retried here.
   */
  private static void enterWal(Statement statement) throws SQLException {
    for (int attempt = 1; ; attempt++) {
      try {
        statement.execute("PRAGMA journal_mode = WAL");
        return;
      } catch (SQLException e) {
        if (SqliteFault.of(e) != SqliteFault.LOCKED || attempt == WAL_ATTEMPTS) {
          throw e;
        }
        pause(e);
      }
    }
  }

  private static void pause(SQLException reason) throws SQLException {
    try {
      Thread.sleep(WAL_PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw reason;
    }
  }
}
