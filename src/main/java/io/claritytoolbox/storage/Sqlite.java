package io.claritytoolbox.storage;

import io.claritytoolbox.model.ProjectId;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.sqlite.JDBC;

/** SQLite: a file that its user alone may read, or memory. */
final class Sqlite implements Dialect {
  private static final String PREFIX = "jdbc:sqlite:";
  private static final String MEMORY = ":memory:";
  private static final int WAIT_MILLIS = 10_000;
  private static final int WAL_ATTEMPTS = 200;
  private static final int WAL_PAUSE_MILLIS = 50;

  private final String url;
  private final @Nullable Path file;

  private Sqlite(String url, @Nullable Path file) {
    this.url = url;
    this.file = file;
  }

  /**
   * Whether it is a plain path or memory; the driver knows more forms, which we could not guard.
   */
  static boolean takes(String url) {
    String path = url.startsWith(PREFIX) ? url.substring(PREFIX.length()) : "";
    boolean otherForm = path.startsWith(":") || path.startsWith("file:") || path.contains("?");
    return path.equals(MEMORY) || !(path.isEmpty() || otherForm);
  }

  /**
   * @throws IllegalArgumentException where the file system knows no such path
   */
  static Sqlite at(String url) {
    String path = url.substring(PREFIX.length());
    return new Sqlite(url, path.equals(MEMORY) ? null : Path.of(path));
  }

  @Override
  public Connection connect() throws SQLException {
    makeFile();
    // Not by the DriverManager, which loads the drivers of all databases there are.
    Connection connection = JDBC.createConnection(url, new Properties());
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

  @Override
  public boolean livesInOneConnection() {
    return file == null;
  }

  @Override
  public String beginWrite(String scope) {
    return "BEGIN IMMEDIATE";
  }

  @Override
  public String beginMigration() {
    return "BEGIN IMMEDIATE";
  }

  @Override
  public String scope(ProjectId project) {
    return "";
  }

  @Override
  public List<String> migrations() {
    return List.of("sqlite/V001__ledger_and_history.sql", "sqlite/V002__values_by_scope.sql");
  }

  @Override
  public String sentence(SQLException failure) {
    return SqliteFault.of(failure).sentence();
  }

  private void makeFile() throws SQLException {
    try {
      if (file != null) {
        new PrivateFile(file).make();
      }
    } catch (IOException e) {
      throw new SQLException("no file", null, SqliteFault.CANNOT_OPEN_CODE, e);
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
