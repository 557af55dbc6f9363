package io.claritytoolbox.storage;

import io.claritytoolbox.model.StorageFailure;
import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** Where work gets its session. It can be used again after it was closed. */
interface Lane extends AutoCloseable {
  /**
   * Does the work in a session on a database whose schema is up to date.
   *
   * @throws io.claritytoolbox.model.StorageFailure where the database fails
   */
  <T> T run(Session.Work<T> work);

  /**
   * Does work that changes nothing, so that it may be done once more on a new connection.
   *
   * @throws io.claritytoolbox.model.StorageFailure where the database fails
   */
  default <T> T read(Session.Work<T> work) {
    return run(work);
  }

  /**
   * Fails where another database took the place of the one that the session is open on: what was
   * written to it would be lost. To be asked in a transaction, which whoever moves the old one away
   * waits for.
   */
  default void checkPlace() throws SQLException {}

  /** Brings what is committed into the database's own file, where it is open and can be done. */
  default void foldIn() {}

  @Override
  void close();

  /**
   * A session that threads use one after the other, opened at the first use. After a failure it is
   * opened anew: a file that was moved away or mended meanwhile is then seen as it is.
   */
  final class Kept implements Lane {
    private static final int MOST_TRIES = 3;

    private final Dialect dialect;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Session session;
    private Object place = "";

    Kept(Dialect dialect) {
      this.dialect = dialect;
    }

    @Override
    public <T> T run(Session.Work<T> work) {
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
    private <T> T tried(Session.Work<T> work) throws SQLException {
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

    private <T> T once(Session.Work<T> work) throws SQLException {
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
        LoggerFactory.getLogger(Lane.class).warn("the log of the store stays beside it", e);
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

  /**
   * A session for each piece of work, many at a time. After a failure the schema is looked at
   * again: the server that is back may have another one.
   */
  final class Pooled implements Lane {
    private final Dialect dialect;
    private volatile boolean upToDate;

    Pooled(Dialect dialect) {
      this.dialect = dialect;
    }

    @Override
    public <T> T run(Session.Work<T> work) {
      return tried(work, 1);
    }

    @Override
    public <T> T read(Session.Work<T> work) {
      return tried(work, 2);
    }

    private <T> T tried(Session.Work<T> work, int most) {
      for (int tries = 1; ; tries++) {
        try (Session session = upToDate ? Session.on(dialect.connect()) : Session.open(dialect)) {
          upToDate = true;
          return work.in(session);
        } catch (SQLException e) {
          upToDate = false;
          if (!dialect.mends(e, "") || tries == most) {
            throw new StorageFailure(dialect.sentence(e), e);
          }
        }
      }
    }

    @Override
    public void close() {
      upToDate = false;
    }
  }
}
