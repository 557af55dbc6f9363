package io.claritytoolbox.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file of a SQLite store. A store has our application id in its header; stores of earlier
 * versions are recognized by their tables. A foreign file is never changed.
 *
 * <p>A store is made and replaced under a lock file, under another name, and then moved into place.
 * The lock file stays: an empty file beside it was a store once.
 */
final class StoreFile {
  /** The files that SQLite keeps for a database. */
  static final List<String> SUFFIXES = List.of("", "-wal", "-shm");

  /** The suffix of the note about a damaged store. */
  static final String NOTE = ".damaged";

  private static final Logger LOG = LoggerFactory.getLogger(StoreFile.class);
  private static final String LOCK = ".lock";
  private static final String FRESH = ".new";
  private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
  private static final int ID_OFFSET = 68;

  /** "clar"; the third migration sets it. */
  private static final int APPLICATION_ID = 0x636c6172;

  private static final String OUR_TABLES =
      """
      SELECT count(*) FROM sqlite_schema
      WHERE type = 'table' AND name IN ('schema_version', 'quota_slot', 'export')
      """;

  /** The open connections of this process, each with the file that it is open on. */
  private static final Map<Connection, Object> OPEN = new HashMap<>();

  private final Path file;

  enum Kind {
    /** Missing, or empty and never a store. */
    ABSENT,
    STORE,
    /** It was a store; its first page is gone. */
    DAMAGED,
    FOREIGN
  }

  interface Making<T> {
    T make() throws IOException, SQLException;
  }

  StoreFile(Path file) {
    this.file = file.toAbsolutePath();
  }

  Path path() {
    return file;
  }

  Path beside(String suffix) {
    return file.resolveSibling(file.getFileName() + suffix);
  }

  /**
   * Looks at the file without changing it. A file that this process has open is a store and is not
   * read: closing it would end the process's locks on it.
   */
  Kind look() throws IOException, SQLException {
    if (Files.notExists(file)) {
      return Kind.ABSENT;
    }
    if (Files.size(file) == 0) {
      return isMarked() ? Kind.DAMAGED : Kind.ABSENT;
    }
    synchronized (StoreFile.class) {
      OPEN.keySet().removeIf(StoreFile::isClosed);
      Object place = Sqlite.place(file);
      return !place.equals("") && OPEN.containsValue(place) ? Kind.STORE : read();
    }
  }

  interface Preparation {
    void of(StoreFile file) throws SQLException;
  }

  /** Prepares and opens the file; one thread at a time. */
  Connection open(Preparation preparation) throws SQLException {
    try {
      synchronized (StoreFile.class) {
        preparation.of(this);
        Object place = Sqlite.place(file);
        Connection connection = SqliteConnection.writing(file);
        OPEN.put(connection, place);
        return connection;
      }
    } catch (IOException e) {
      throw SqliteFault.CANNOT_OPEN.exception(e);
    }
  }

  private static boolean isClosed(Connection connection) {
    try {
      return connection.isClosed();
    } catch (SQLException e) {
      return false;
    }
  }

  private Kind read() throws IOException, SQLException {
    ByteBuffer head = head();
    boolean isDatabase =
        head.remaining() == ID_OFFSET + Integer.BYTES
            && ByteBuffer.wrap(MAGIC).equals(head.slice(0, MAGIC.length));
    if (!isDatabase) {
      return isMarked() ? Kind.DAMAGED : Kind.FOREIGN;
    }
    int id = head.getInt(ID_OFFSET);
    return id == APPLICATION_ID || (id == 0 && isOlderStore()) ? Kind.STORE : Kind.FOREIGN;
  }

  private ByteBuffer head() throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return ByteBuffer.wrap(in.readNBytes(ID_OFFSET + Integer.BYTES));
    }
  }

  /** Whether a store was damaged here, or is being replaced. */
  boolean hasNote() {
    return Files.exists(beside(NOTE));
  }

  private boolean isMarked() throws IOException {
    return size("-wal") > 0 || isMarkedAsOurs();
  }

  private boolean isMarkedAsOurs() throws IOException {
    return size(LOCK) > 0 || hasNote();
  }

  private long size(String suffix) throws IOException {
    return Files.exists(beside(suffix)) ? Files.size(beside(suffix)) : 0;
  }

  /** Also looks at the log, which can hold the application id. */
  private boolean isOlderStore() throws IOException, SQLException {
    try (Connection connection =
            size("-wal") > 0 ? SqliteConnection.reading(file) : SqliteConnection.frozen(file);
        Statement statement = connection.createStatement();
        ResultSet tables = statement.executeQuery(OUR_TABLES)) {
      return tables.getInt(1) == 3;
    } catch (SQLException e) {
      if (SqliteFault.of(e) != SqliteFault.DAMAGED) {
        throw e;
      }
      return isMarkedAsOurs();
    }
  }

  /** Excludes all threads and processes that make or replace the store. */
  <T> T alone(Making<T> making) throws IOException, SQLException {
    synchronized (StoreFile.class) {
      new PrivateFile(beside(LOCK)).make();
      // Closing any channel of this process on the file ends the lock.
      try (FileChannel channel = FileChannel.open(beside(LOCK), StandardOpenOption.WRITE)) {
        channel.lock();
        T made = making.make();
        String mark = "Held while " + file.getFileName() + " is made or replaced.\n";
        channel.write(StandardCharsets.UTF_8.encode(mark), 0);
        return made;
      }
    }
  }

  /** Adds the lock file to a store of an earlier version, or to a copy. */
  void mark() {
    try {
      if (size(LOCK) == 0) {
        alone(() -> true);
      }
    } catch (IOException | SQLException e) {
      LOG.debug("the folder of the store can't be written", e);
    }
  }

  /** Makes a database and moves it into place. Call it under the lock. */
  <T> T fill(Session.Work<T> filling) throws IOException, SQLException {
    for (String suffix : SUFFIXES) {
      Files.deleteIfExists(beside(FRESH + suffix));
    }
    new PrivateFile(beside(FRESH)).make();
    T filled;
    try (Session session =
        new Session(SqliteConnection.configured(SqliteConnection.writing(beside(FRESH))))) {
      filled = filling.in(session);
    }
    if (size(FRESH + "-wal") > 0) {
      throw new IOException("the new store is not complete");
    }
    // SQLite would take a stale log for the new database's.
    Files.deleteIfExists(beside("-wal"));
    Files.deleteIfExists(beside("-shm"));
    Files.move(beside(FRESH), file, StandardCopyOption.ATOMIC_MOVE);
    return filled;
  }
}
