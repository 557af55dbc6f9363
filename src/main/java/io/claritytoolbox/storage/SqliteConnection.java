package io.claritytoolbox.storage;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.sqlite.JDBC;

/** The ways to open a SQLite file, and the settings that a store is used with. */
final class SqliteConnection {
  private static final String PREFIX = "jdbc:sqlite:";
  private static final int WAIT_MILLIS = 10_000;
  private static final int WAL_ATTEMPTS = 200;
  private static final int WAL_PAUSE_MILLIS = 50;

  private SqliteConnection() {}

  /** A bare connection to a file that has to be there. */
  static Connection writing(Path file) throws SQLException {
    // SQLITE_OPEN_READWRITE alone: where another process moves the file away just now, none is
    // made.
    return bare(file.toString(), "2");
  }

  /** The same, on which a statement fails at once where others write. */
  static Connection impatient(Path file) throws SQLException {
    return bare(file.toString(), "2", 0);
  }

  /** A bare connection that changes nothing but the memory that a log's readers share. */
  static Connection reading(Path file) throws SQLException {
    return bare(file.toString(), "1");
  }

  /** A bare connection to a file without a log; nothing is made beside it. */
  static Connection frozen(Path file) throws SQLException {
    // SQLITE_OPEN_READONLY and SQLITE_OPEN_URI.
    return bare("file:" + file.toUri().getRawPath() + "?immutable=1", "65");
  }

  private static Connection bare(String name, String mode) throws SQLException {
    return bare(name, mode, WAIT_MILLIS);
  }

  /** Not by the DriverManager, which loads the drivers of all databases there are. */
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

  /** The same connection with its settings made. */
  static Connection configured(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA busy_timeout = " + WAL_PAUSE_MILLIS);
      enterWal(statement);
      statement.execute("PRAGMA busy_timeout = " + WAIT_MILLIS);
      // A commit has reached the disk when it returns: a request once sent is never forgotten, not
      // by a loss of power either. macOS needs to be asked twice.
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
   * Lets readers and a writer work side by side. SQLite refuses this one change at once, whatever
   * its timeout, while another process makes it too: so we wait ourselves.
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
