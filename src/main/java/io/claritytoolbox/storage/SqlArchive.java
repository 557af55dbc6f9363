package io.claritytoolbox.storage;

import io.claritytoolbox.history.Archive;
import io.claritytoolbox.history.StoredExport;
import io.claritytoolbox.model.ProjectId;
import java.time.Instant;
import java.util.List;

/** All exports under one project id in the database. */
final class SqlArchive implements Archive {
  private static final int PAUSE_MILLIS = 5;

  private final Database database;
  private final ProjectId project;

  SqlArchive(Database database, ProjectId project) {
    this.database = database;
    this.project = project;
  }

  @Override
  public List<StoredExport> exports() {
    return database.read(
        session ->
            session.list(
                """
                SELECT id, cube, days, taken_at, row_count, may_be_cut, warnings FROM export
                WHERE project = ?
                ORDER BY taken_at, id
                """,
                SqlExportHistory::stored,
                project.value()));
  }

  @Override
  public int erase(Instant before) {
    int erased = forget(before);
    database.eraseDeleted();
    return erased;
  }

  /**
   * Lets the exports taken before an instant go. Each goes in a transaction of its own with a pause
   * after it, so that other processes get their turn; the room that it took is used anew.
   *
   * @return how many; fewer than there are where the thread is interrupted
   */
  int forget(Instant before) {
    int forgotten = 0;
    for (long export : numbers(before)) {
      forgotten +=
          database.write(
              project, session -> session.update("DELETE FROM export WHERE id = ?", export));
      if (!pause()) {
        break;
      }
    }
    return forgotten;
  }

  private List<Long> numbers(Instant before) {
    return database.read(
        session ->
            session.list(
                "SELECT id FROM export WHERE project = ? AND taken_at < ? ORDER BY taken_at",
                result -> result.getLong(1),
                project.value(),
                before.toEpochMilli()));
  }

  private static boolean pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
