package io.claritytoolbox.storage;

import java.util.List;

/**
 * Carries work to the database. One connection reads and one writes, each used by one thread at a
 * time: a database file lets in one writer anyway, and reading, which is short, never waits for a
 * commit to reach the disk. Both stay open, so a warm read costs no more than its query.
 */
final class Database implements AutoCloseable {
  private final Dialect dialect;
  private final Lane writer;
  private final Lane reader;

  Database(Dialect dialect) {
    this.dialect = dialect;
    this.writer = new Lane(dialect);
    this.reader = dialect.livesInOneConnection() ? writer : new Lane(dialect);
  }

  /** Reads what is committed. */
  <T> T read(Work<T> work) {
    return reader.run(work);
  }

  /** Does all of the work or nothing of it, alone among all writers; committed when it returns. */
  <T> T write(Work<T> work) {
    return writer.run(
        session ->
            session.inTransaction(
                dialect.beginWrite(),
                begun -> {
                  writer.checkPlace();
                  return work.in(begun);
                }));
  }

  /** What users have to know of the database just now. */
  List<String> warnings() {
    return dialect.warnings();
  }

  /** Leaves no byte of what was deleted in the database's files. */
  void eraseDeleted() {
    // A reader with a snapshot of its own would keep the old pages in use.
    reader.close();
    writer.run(
        session -> {
          dialect.eraseDeleted(session);
          return true;
        });
  }

  @Override
  public void close() {
    reader.close();
    writer.close();
  }
}
