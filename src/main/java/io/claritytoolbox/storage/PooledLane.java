package io.claritytoolbox.storage;

import io.claritytoolbox.model.StorageFailure;
import java.sql.SQLException;

/**
 * A session for each piece of work, many at a time. After a failure the schema is looked at again:
 * the server that is back may have another one.
 */
final class PooledLane implements Lane {
  private final Dialect dialect;
  private volatile boolean upToDate;

  PooledLane(Dialect dialect) {
    this.dialect = dialect;
  }

  @Override
  public <T> T run(Work<T> work) {
    try (Session session = upToDate ? Session.on(dialect.connect()) : Session.open(dialect)) {
      upToDate = true;
      return work.in(session);
    } catch (SQLException e) {
      upToDate = false;
      throw new StorageFailure(dialect.sentence(e), e);
    }
  }

  @Override
  public void close() {
    upToDate = false;
  }
}
