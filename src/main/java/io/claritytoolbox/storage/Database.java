package io.claritytoolbox.storage;

import io.claritytoolbox.model.ProjectId;
import io.claritytoolbox.model.StorageFailure;
import io.claritytoolbox.quota.SpendingLease;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Runs work on the database. A file has one connection for reads and one for writes, so a read
 * never waits for a commit; both stay open. A server has a pool.
 */
final class Database implements AutoCloseable {
  private final Dialect dialect;
  private final Lane writer;
  private final Lane reader;

  Database(Dialect dialect) {
    this.dialect = dialect;
    this.writer = dialect.hasPool() ? new Lane.Pooled(dialect) : new Lane.Kept(dialect);
    boolean shared = dialect.hasPool() || dialect.livesInOneConnection();
    this.reader = shared ? writer : new Lane.Kept(dialect);
  }

  <T> T read(Session.Work<T> work) {
    return reader.read(work);
  }

  /** Reads rows. A read that fails may be repeated from the first row. */
  <T> List<T> list(String sql, Session.Reader<T> rows, @Nullable Object... arguments) {
    return reader.read(session -> session.list(sql, rows, arguments));
  }

  <T> Optional<T> first(String sql, Session.Reader<T> rows, @Nullable Object... arguments) {
    return reader.read(session -> session.first(sql, rows, arguments));
  }

  /** Runs one statement as {@link #write}. */
  int update(ProjectId project, String sql, @Nullable Object... arguments) {
    return write(project, session -> session.update(sql, arguments));
  }

  /** Runs work in a transaction that excludes other writers to the project. */
  <T> T write(ProjectId project, Session.Work<T> work) {
    String begin = dialect.beginWrite(project);
    return writer.run(
        session ->
            session.inTransaction(
                begin,
                begun -> {
                  writer.checkPlace();
                  return work.in(begun);
                }));
  }

  /**
   * Runs one statement without waiting for other writers. If it can't be written, it is skipped.
   */
  void tryUpdate(String sql, Object... arguments) {
    try {
      if (reader == writer) {
        writer.run(session -> session.update(sql, arguments));
      } else {
        try (Session session = new Session(dialect.connectAtOnce())) {
          session.update(sql, arguments);
        }
      }
    } catch (SQLException | StorageFailure e) {
      LoggerFactory.getLogger(Database.class).debug("a note could not be written", e);
    }
  }

  /**
   * Takes the lock on spending for a project, if it is free.
   *
   * @throws StorageFailure if the database fails
   */
  Optional<SpendingLease.Held> tryLock(ProjectId project) {
    try {
      return dialect.tryLock(project);
    } catch (SQLException e) {
      throw new StorageFailure(dialect.sentence(e), e);
    }
  }

  List<String> warnings() {
    return dialect.warnings();
  }

  /** Frees the space of deleted rows; a file keeps none of their bytes. */
  void eraseDeleted() {
    if (reader != writer) {
      // An open read snapshot would keep the old pages in use.
      reader.close();
    }
    writer.run(
        session -> {
          dialect.eraseDeleted(session);
          return true;
        });
  }

  /** Moves the log into the file, so that a copy of the file is complete. */
  void checkpoint() {
    writer.checkpoint();
  }

  /**
   * Copies the store to a file.
   *
   * @throws StorageFailure if it can't be copied
   */
  void backUp(Path copy) {
    reader.run(
        session -> {
          dialect.backUp(session, copy);
          return true;
        });
  }

  @Override
  public void close() {
    reader.close();
    writer.checkpoint();
    writer.close();
    dialect.close();
  }
}
