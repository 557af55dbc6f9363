package io.claritytoolbox.storage;

import io.claritytoolbox.model.StorageFailure;
import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A session that threads use one after the other, opened at the first use. After a failure it is
 * opened anew: a file that was moved away or mended meanwhile is then seen as it is.
 */
final class KeptLane implements Lane {
  private final Dialect dialect;
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable Session session;

  KeptLane(Dialect dialect) {
    this.dialect = dialect;
  }

  @Override
  public <T> T run(Work<T> work) {
    lock.lock();
    try {
      return work.in(session());
    } catch (SQLException e) {
      if (!dialect.livesInOneConnection()) {
        close();
      }
      throw new StorageFailure(dialect.sentence(e), e);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      if (session != null) {
        session.close();
        session = null;
      }
    } finally {
      lock.unlock();
    }
  }

  private Session session() throws SQLException {
    Session open = session;
    if (open == null) {
      open = Session.open(dialect);
      session = open;
    }
    return open;
  }
}
