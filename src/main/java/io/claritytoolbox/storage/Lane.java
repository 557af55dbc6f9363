package io.claritytoolbox.storage;

import io.claritytoolbox.model.StorageFailure;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** Gives work its session. A closed lane can be used again. */
interface Lane extends AutoCloseable {
  /**
   * Runs work on a database with the current schema.
   *
   * @throws StorageFailure if the database fails
   */
  <T> T run(Session.Work<T> work);

  /**
   * Runs work that only reads, so it may be retried on a new connection.
   *
   * @throws StorageFailure if the database fails
   */
  default <T> T read(Session.Work<T> work) {
    return run(work);
  }

  /**
   * Fails if another file has replaced the one that the session is open on, because a write would
   * be lost. Call it in a transaction.
   */
  default void checkPlace() throws SQLException {}

  /** Moves committed changes from a log into the database file. */
  default void checkpoint() {}

  @Override
  void close();

  /**
   * One session that stays open and that threads share in turn. After a failure it is reopened,
   * which notices a moved or repaired file.
   */
  final class Kept implements Lane {
    private static final int MOST_TRIES = 3;

    private final Dialect dialect;
    private @Nullable Session session;
    private Object place = "";

    Kept(Dialect dialect) {
      this.dialect = dialect;
    }

    /** Retries after the database was repaired or replaced. */
    @Override
    public synchronized <T> T run(Session.Work<T> work) {
      for (int tries = 1; ; tries++) {
        try {
          return once(work);
        } catch (SQLException e) {
          if (tries == MOST_TRIES || !dialect.repairs(e, place)) {
            throw new StorageFailure(dialect.sentence(e), e);
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
        throw SqliteFault.MOVED.exception("another database took its place");
      }
    }

    @Override
    public synchronized void checkpoint() {
      try {
        if (session != null) {
          dialect.checkpoint(session);
        }
      } catch (SQLException e) {
        LoggerFactory.getLogger(Lane.class).warn("the log of the store stays beside it", e);
      }
    }

    @Override
    public synchronized void close() {
      if (session != null) {
        session.close();
        session = null;
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
   * A pooled session for each piece of work. After a failure the schema is checked again, because
   * the server may have been replaced.
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
        try (Session session = upToDate ? new Session(dialect.connect()) : Session.open(dialect)) {
          upToDate = true;
          return work.in(session);
        } catch (SQLException e) {
          upToDate = false;
          if (!dialect.repairs(e, "") || tries == most) {
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
