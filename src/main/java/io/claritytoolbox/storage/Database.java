package io.claritytoolbox.storage;

import io.claritytoolbox.model.ProjectId;
import io.claritytoolbox.model.StorageFailure;
import io.claritytoolbox.quota.SpendingLease;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/**
 * Carries work to the database. Where the database is a file, one connection reads and one writes,
 * each used by one thread at a time: it lets in one writer anyway, and reading, which is short,
 * never waits for a commit to reach the disk. Both stay open, so a warm read costs no more than its
 * query. A server's connections come from a pool.
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

  /** Reads what is committed. */
  <T> T read(Session.Work<T> work) {
    return reader.read(work);
  }

  /**
   * Does all of the work or nothing of it, alone among all who write about a project; committed
   * when it returns.
   */
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
   * Changes something by one statement, unless others write to the file just now. Neither waits nor
   * fails: what can't be written is left out, as all is before the first reading.
   */
  void tryUpdate(String sql, Object... arguments) {
    try {
      if (reader == writer) {
        writer.run(session -> session.update(sql, arguments));
      } else {
        try (Session session = Session.on(dialect.connectAtOnce())) {
          session.update(sql, arguments);
        }
      }
    } catch (SQLException | StorageFailure e) {
      LoggerFactory.getLogger(Database.class).debug("a note could not be written", e);
    }
  }

  /**
   * The right to spend on a project, if nobody holds it.
   *
   * @throws StorageFailure where the database fails
   */
  Optional<SpendingLease.Held> tryLock(ProjectId project) {
    try {
      return dialect.tryLock(project);
    } catch (SQLException e) {
      throw new StorageFailure(dialect.sentence(e), e);
    }
  }

  /** What users have to know of the database just now. */
  List<String> warnings() {
    return dialect.warnings();
  }

  /** Frees the room of what was deleted; where the database is a file, no byte of it is left. */
  void eraseDeleted() {
    if (reader != writer) {
      // With a snapshot of its own it would keep the old pages in use.
      reader.close();
    }
    writer.run(
        session -> {
          dialect.eraseDeleted(session);
          return true;
        });
  }

  /** So that a copy of the file alone has all that was saved. */
  void foldIn() {
    writer.foldIn();
  }

  /**
   * Copies all that is stored to a file.
   *
   * @throws io.claritytoolbox.model.StorageFailure where that can't be done
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
    writer.foldIn();
    writer.close();
    dialect.close();
  }
}
