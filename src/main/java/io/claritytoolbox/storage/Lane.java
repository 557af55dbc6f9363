package io.claritytoolbox.storage;

import java.sql.SQLException;

/** Where work gets its session. It can be used again after it was closed. */
interface Lane extends AutoCloseable {
  /**
   * Does the work in a session on a database whose schema is up to date.
   *
   * @throws io.claritytoolbox.model.StorageFailure where the database fails
   */
  <T> T run(Work<T> work);

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
}
