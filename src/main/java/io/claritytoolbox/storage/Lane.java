package io.claritytoolbox.storage;

/** Where work gets its session. It can be used again after it was closed. */
interface Lane extends AutoCloseable {
  /**
   * Does the work in a session on a database whose schema is up to date.
   *
   * @throws io.claritytoolbox.model.StorageFailure where the database fails
   */
  <T> T run(Work<T> work);

  @Override
  void close();
}
