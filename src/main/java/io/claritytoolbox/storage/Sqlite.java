package io.claritytoolbox.storage;

import io.claritytoolbox.model.ProjectId;
import io.claritytoolbox.model.StorageFailure;
import io.claritytoolbox.quota.SpendingLease;
import io.claritytoolbox.storage.DamagedStore.SetAside;
import java.io.IOException;
import java.nio.channels.FileChannel;
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
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** SQLite: a file that only its user may read, or memory. */
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

  /** Accepts a plain path or memory; other forms of the driver can't be protected. */
  static boolean takes(String url) {
    String path = url.startsWith(PREFIX) ? url.substring(PREFIX.length()) : "";
    boolean otherForm = path.startsWith(":") || path.startsWith("file:") || path.contains("?");
    return path.equals(MEMORY) || !(path.isEmpty() || otherForm);
  }

  /**
   * @throws IllegalArgumentException if the path is invalid
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

  /** Rewrites the file and truncates the log. */
  @Override
  public void eraseDeleted(Session session) throws SQLException {
    session.dropAll();
    session.execute("VACUUM");
    int busy =
        session.first("PRAGMA wal_checkpoint(TRUNCATE)", result -> result.getInt(1)).orElse(0);
    if (busy != 0) {
      throw SqliteFault.LOCKED.exception("a reader holds the log");
    }
  }

  /** Does nothing while another process reads an older state. */
  @Override
  public void checkpoint(Session session) throws SQLException {
    session.first("PRAGMA wal_checkpoint(PASSIVE)", result -> result.getInt(1));
  }

  /** Creates the file first, so that it is private from the start. */
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
      throw SqliteFault.CANNOT_OPEN.exception(e);
    }
  }

  /**
   * Identifies a file, so that a replaced one is noticed; empty where the system has no file keys.
   */
  static Object place(Path file) throws IOException {
    Object key = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    return key == null ? "" : key;
  }

  @Override
  public boolean repairs(SQLException failure, Object place) {
    if (store == null) {
      return false;
    }
    SqliteFault fault = SqliteFault.of(failure);
    return fault == SqliteFault.MOVED
        || isReplaced(store.path(), place)
        || (fault == SqliteFault.DAMAGED && damaged(store).replace(place));
  }

  /** True also while the file is being replaced: the next connection waits for that. */
  private static boolean isReplaced(Path file, Object seen) {
    try {
      return !seen.equals("") && !seen.equals(place(file));
    } catch (IOException e) {
      return Files.notExists(file);
    }
  }

  /** A file beside the store; in memory there is no other process. */
  @Override
  public Optional<SpendingLease.Held> tryLock(ProjectId project) throws SQLException {
    if (store == null) {
      return spending.add(project) ? Optional.of(() -> spending.remove(project)) : Optional.empty();
    }
    try {
      if (store.look() == StoreFile.Kind.FOREIGN) {
        throw SqliteFault.FOREIGN.exception("the file is not ours");
      }
      return SpendingLockFile.tryLock(store, project);
    } catch (IOException e) {
      throw SqliteFault.CANNOT_OPEN.exception(e);
    }
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

  /** Makes sure that the store exists, is ours and is private. */
  private void prepare(StoreFile there) throws SQLException {
    try {
      StoreFile.Kind kind = there.look();
      if (kind == StoreFile.Kind.FOREIGN) {
        throw SqliteFault.FOREIGN.exception("the file is not ours");
      }
      if (kind == StoreFile.Kind.DAMAGED) {
        throw SqliteFault.DAMAGED.exception("the first page is gone");
      }
      if (kind == StoreFile.Kind.ABSENT) {
        there.alone(() -> make(there));
      }
      there.mark();
      warnings = new PrivateFile(there.path()).make();
      aside = there.hasNote() ? damaged(there).note().orElse(null) : null;
    } catch (AccessDeniedException e) {
      boolean isOpen = Files.exists(there.path());
      throw (isOpen ? SqliteFault.OPEN_TO_OTHERS : SqliteFault.CANNOT_OPEN).exception(e);
    } catch (IOException e) {
      throw SqliteFault.CANNOT_OPEN.exception(e);
    }
  }

  /** Unless another process has made it. */
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
