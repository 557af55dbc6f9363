package io.claritytoolbox.storage;

import io.claritytoolbox.model.ProjectId;
import java.time.Instant;
import java.util.List;

/**
 * Lets the old exports of a project id go, whichever real project it stood for. Each goes in a
 * transaction of its own with a pause after it, so that other processes get their turn; the room
 * that it took in the file is used anew.
 */
final class Retention {
  private static final int PAUSE_MILLIS = 5;

  private final Database database;
  private final ProjectId project;

  Retention(Database database, ProjectId project) {
    this.database = database;
    this.project = project;
  }

  /** How many exports were forgotten; fewer than there are where the thread is interrupted. */
  int forget(Instant before) {
    int forgotten = 0;
    for (long export : exports(before)) {
      forgotten +=
          database.write(
              project, session -> session.update("DELETE FROM export WHERE id = ?", export));
      if (!pause()) {
        break;
      }
    }
    return forgotten;
  }

  private List<Long> exports(Instant before) {
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
