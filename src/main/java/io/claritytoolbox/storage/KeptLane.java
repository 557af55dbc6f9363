package io.claritytoolbox.storage;

import io.claritytoolbox.model.StorageFailure;
import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * A session that threads use one after the other, opened at the first use. After a failure it is
 * opened anew: a file that was moved away or mended meanwhile is then seen as it is.
 */
final class KeptLane implements Lane {
  private static final int MOST_TRIES = 3;

  private final Dialect dialect;
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable Session session;
  private Object place = "";

  KeptLane(Dialect dialect) {
    this.dialect = dialect;
  }

  @Override
  public <T> T run(Work<T> work) {
    lock.lock();
    try {
      return tried(work);
    } catch (SQLException e) {
      throw new StorageFailure(dialect.sentence(e), e);
    } finally {
      lock.unlock();
    }
  }

  /** Once more where the database was damaged and has been mended, or another took its place. */
  private <T> T tried(Work<T> work) throws SQLException {
    for (int tries = 1; ; tries++) {
      try {
        return once(work);
      } catch (SQLException e) {
        if (tries == MOST_TRIES || !dialect.mends(e, place)) {
          throw e;
        }
      }
    }
  }

  private <T> T once(Work<T> work) throws SQLException {
    try {
      return work.in(session());
    } catch (SQLException e) {
      if (!dialect.livesInOneConnection()) {
        close();
      }
      throw e;
    }
  }

  @Override
  public void checkPlace() throws SQLException {
    if (!place.equals(dialect.place())) {
      throw new SQLException("another database took its place", null, SqliteFault.MOVED_CODE);
    }
  }

  @Override
  public void foldIn() {
    lock.lock();
    try {
      if (session != null) {
        dialect.foldIn(session);
      }
    } catch (SQLException e) {
      LoggerFactory.getLogger(KeptLane.class).warn("the log of the store stays beside it", e);
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
    Object now = dialect.place();
    if (session != null && !now.equals(place)) {
      close();
    }
    Session open = session;
    if (open == null) {
      place = now;
      open = Session.open(dialect);
      session = open;
      checkPlace();
    }
    return open;
  }
}
