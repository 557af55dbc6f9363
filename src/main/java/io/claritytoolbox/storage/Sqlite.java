package io.claritytoolbox.storage;

import io.claritytoolbox.model.ProjectId;
import io.claritytoolbox.model.StorageFailure;
import io.claritytoolbox.quota.SpendingLease;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** SQLite: a file that its user alone may read, or memory. */
final class Sqlite implements Dialect {
  private static final String PREFIX = "jdbc:sqlite:";
  private static final String MEMORY = ":memory:";

  private final @Nullable StoreFile store;
  private final InstantSource clock;
  private final Set<ProjectId> spending = ConcurrentHashMap.newKeySet();
  private volatile List<String> warnings = List.of();
  private volatile @Nullable SetAside aside;

  private Sqlite(@Nullable Path file, InstantSource clock) {
    this.store = file == null ? null : new StoreFile(file);
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

  @Override
  public Connection connect() throws SQLException {
    return store == null
        ? SqliteConnection.toMemory()
        : SqliteConnection.configured(store.open(this::prepare));
  }

  @Override
  public Connection connectAtOnce() throws SQLException {
    return store == null ? connect() : SqliteConnection.impatient(store.path());
  }

  @Override
  public boolean livesInOneConnection() {
    return store == null;
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
        "sqlite/V003__plain_columns.sql",
        "sqlite/V004__air.sql");
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

  /** As far as no other process reads an older state just now. */
  @Override
  public void foldIn(Session session) throws SQLException {
    session.first("PRAGMA wal_checkpoint(PASSIVE)", result -> result.getInt(1));
  }

  /** SQLite writes into an empty file, and ours has its rights from the beginning. */
  @Override
  public void backUp(Session session, Path copy) throws SQLException {
    try {
      new PrivateFile(copy).create();
      // Where there is one connection, the driver leaves statements on it half done.
      session.dropAll();
      fill(copy, session);
    } catch (FileAlreadyExistsException e) {
      throw new StorageFailure("The file exists already. Name one that does not exist.", e);
    } catch (IOException e) {
      throw new StorageFailure(
          "The file can't be written. Check that its folder is there and that your user may write"
              + " it.",
          e);
    }
  }

  private static void fill(Path copy, Session session) throws IOException, SQLException {
    try (FileChannel written = FileChannel.open(copy, StandardOpenOption.WRITE)) {
      session.update("VACUUM INTO ?", copy.toString());
      written.force(true);
    } catch (SQLException e) {
      Files.delete(copy);
      throw e;
    }
  }

  @Override
  public String sentence(SQLException failure) {
    return SqliteFault.of(failure).sentence();
  }

  @Override
  public Object place() throws SQLException {
    if (store == null) {
      return "";
    }
    try {
      return place(store.path());
    } catch (IOException e) {
      prepare(store);
    }
    try {
      return place(store.path());
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
    if (store == null) {
      return false;
    }
    if (failure.getErrorCode() == SqliteFault.MOVED_CODE || isReplaced(store.path(), place)) {
      return true;
    }
    return SqliteFault.of(failure) == SqliteFault.DAMAGED && damaged(store).replace(place);
  }

  /** Or just being replaced: the next connection waits for that. */
  private static boolean isReplaced(Path file, Object seen) {
    try {
      return !seen.equals("") && !seen.equals(place(file));
    } catch (IOException e) {
      return Files.notExists(file);
    }
  }

  /** By a file beside the store; in memory there is no other process. */
  @Override
  public Optional<SpendingLease.Held> tryLock(ProjectId project) throws SQLException {
    if (store == null) {
      return spending.add(project) ? Optional.of(() -> spending.remove(project)) : Optional.empty();
    }
    try {
      if (store.look() == StoreFile.Kind.FOREIGN) {
        throw foreign();
      }
      return SpendingFile.tryLock(store.beside(".spending-" + fileName(project)));
    } catch (IOException e) {
      throw new SQLException("no lock file", null, SqliteFault.CANNOT_OPEN_CODE, e);
    }
  }

  /** One that every file system takes and no two projects share, not in capitals either. */
  private static String fileName(ProjectId project) {
    String id = project.value();
    return id.matches("[a-z0-9_-]{1,64}")
        ? id
        : UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8)).toString();
  }

  private static SQLException foreign() {
    return new SQLException("the file is not ours", null, SqliteFault.FOREIGN_CODE);
  }

  @Override
  public List<String> warnings() {
    SetAside told = aside;
    if (store == null || told == null || !told.isWorthTelling(clock.instant())) {
      return warnings;
    }
    List<String> all = new ArrayList<>(warnings);
    if (damaged(store).isThere(told)) {
      all.add(told.sentence(clock.instant()));
    }
    return all;
  }

  /** Sees to it that a store of ours is there, which its user alone may read. */
  private void prepare(StoreFile there) throws SQLException {
    try {
      StoreFile.Kind kind = there.look();
      if (kind == StoreFile.Kind.FOREIGN) {
        throw foreign();
      }
      if (kind == StoreFile.Kind.DAMAGED) {
        throw new SQLException("the first page is gone", null, SqliteFault.DAMAGED_CODE);
      }
      if (kind == StoreFile.Kind.ABSENT) {
        there.alone(() -> make(there));
      }
      there.mark();
      PrivateFile kept = new PrivateFile(there.path());
      kept.make();
      warnings = kept.warnings();
      aside = there.hasNote() ? damaged(there).note().orElse(null) : null;
    } catch (AccessDeniedException e) {
      boolean isOpen = Files.exists(there.path());
      int code = isOpen ? SqliteFault.OPEN_TO_OTHERS_CODE : SqliteFault.CANNOT_OPEN_CODE;
      throw new SQLException("no file", null, code, e);
    } catch (IOException e) {
      throw new SQLException("no file", null, SqliteFault.CANNOT_OPEN_CODE, e);
    }
  }

  /** Unless another process did so meanwhile. */
  private boolean make(StoreFile absent) throws IOException, SQLException {
    if (absent.look() != StoreFile.Kind.ABSENT || (absent.hasNote() && damaged(absent).finish())) {
      return false;
    }
    return absent.fill(
        fresh -> {
          new Migrations(this).apply(fresh);
          return true;
        });
  }

  private DamagedStore damaged(StoreFile there) {
    return new DamagedStore(there, clock, new Migrations(this));
  }
}
