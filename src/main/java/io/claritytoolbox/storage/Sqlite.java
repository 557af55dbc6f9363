package io.claritytoolbox.storage;

import io.claritytoolbox.model.ProjectId;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.sqlite.JDBC;

/** SQLite: a file that its user alone may read, or memory. */
final class Sqlite implements Dialect {
  private static final String PREFIX = "jdbc:sqlite:";
  private static final String MEMORY = ":memory:";

  /** Lies beside a store that was damaged once: here, since else that class isn't loaded. */
  static final String NOTE = ".damaged";

  private static final int WAIT_MILLIS = 10_000;
  private static final int WAL_ATTEMPTS = 200;
  private static final int WAL_PAUSE_MILLIS = 50;

  private final @Nullable Path file;
  private final InstantSource clock;
  private volatile List<String> warnings = List.of();
  private volatile @Nullable SetAside aside;

  private Sqlite(@Nullable Path file, InstantSource clock) {
    this.file = file;
    this.clock = clock;
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
  static Sqlite at(String url, InstantSource clock) {
    String path = url.substring(PREFIX.length());
    return new Sqlite(path.equals(MEMORY) ? null : Path.of(path), clock);
  }

  static Sqlite at(Path file, InstantSource clock) {
    return new Sqlite(file, clock);
  }

  /** A bare connection to a file that has to be there. */
  static Connection open(Path file) throws SQLException {
    Properties properties = new Properties();
    // SQLITE_OPEN_READWRITE alone: where another process moves the file away just now, none is
    // made.
    properties.setProperty("open_mode", "2");
    properties.setProperty("busy_timeout", Integer.toString(WAIT_MILLIS));
    // Not by the DriverManager, which loads the drivers of all databases there are.
    return JDBC.createConnection(PREFIX + file, properties);
  }

  @Override
  public Connection connect() throws SQLException {
    makeFile();
    Connection connection =
        file == null ? JDBC.createConnection(PREFIX + MEMORY, new Properties()) : open(file);
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
  public String beginWrite(ProjectId project) {
    return "BEGIN IMMEDIATE";
  }

  @Override
  public String beginMigration() {
    return "BEGIN IMMEDIATE";
  }

  @Override
  public List<String> migrations() {
    return List.of(
        "sqlite/V001__ledger_and_history.sql",
        "sqlite/V002__values_by_scope.sql",
        "sqlite/V003__plain_columns.sql");
  }

  /** The file is written anew, and what the log still holds of the old one is cut off. */
  @Override
  public void eraseDeleted(Session session) throws SQLException {
    session.dropAll();
    session.execute("VACUUM");
    int busy =
        session.first("PRAGMA wal_checkpoint(TRUNCATE)", result -> result.getInt(1)).orElse(0);
    if (busy != 0) {
      throw new SQLException("a reader holds the log", null, SqliteFault.LOCKED_CODE);
    }
  }

  @Override
  public String sentence(SQLException failure) {
    return SqliteFault.of(failure).sentence();
  }

  @Override
  public Object place() throws SQLException {
    if (file == null) {
      return "";
    }
    try {
      return place(file);
    } catch (IOException e) {
      makeFile();
    }
    try {
      return place(file);
    } catch (IOException e) {
      throw new SQLException("no file", null, SqliteFault.CANNOT_OPEN_CODE, e);
    }
  }

  /** What tells a file from another of its name; nothing does where the system has no such key. */
  static Object place(Path file) throws IOException {
    Object key = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    return key == null ? "" : key;
  }

  @Override
  public boolean mends(SQLException failure, Object place) {
    if (file == null) {
      return false;
    }
    if (failure.getErrorCode() == SqliteFault.MOVED_CODE || isReplaced(file, place)) {
      return true;
    }
    return SqliteFault.of(failure) == SqliteFault.DAMAGED
        && new DamagedStore(file, clock).replace(place);
  }

  /** Or just being replaced: the next connection waits for that. */
  private static boolean isReplaced(Path file, Object seen) {
    try {
      return !seen.equals("") && !seen.equals(place(file));
    } catch (IOException e) {
      return Files.notExists(file);
    }
  }

  @Override
  public List<String> warnings() {
    SetAside told = aside;
    if (file == null || told == null || !told.isWorthTelling(clock.instant())) {
      return warnings;
    }
    List<String> all = new ArrayList<>(warnings);
    if (new DamagedStore(file, clock).isThere(told)) {
      all.add(told.sentence(clock.instant()));
    }
    return all;
  }

  private void makeFile() throws SQLException {
    if (file == null) {
      return;
    }
    try {
      boolean wasDamaged = Files.exists(file.resolveSibling(file.getFileName() + NOTE));
      if (wasDamaged) {
        new DamagedStore(file, clock).finish();
      }
      PrivateFile kept = new PrivateFile(file);
      kept.make();
      warnings = kept.warnings();
      aside = wasDamaged ? new DamagedStore(file, clock).note().orElse(null) : null;
    } catch (AccessDeniedException e) {
      boolean isOpen = Files.exists(file);
      int code = isOpen ? SqliteFault.OPEN_TO_OTHERS_CODE : SqliteFault.CANNOT_OPEN_CODE;
      throw new SQLException("no file", null, code, e);
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
