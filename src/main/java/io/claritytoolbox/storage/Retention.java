package io.claritytoolbox.storage;

import io.claritytoolbox.model.ProjectId;
import java.sql.SQLException;
import java.util.List;

/**
 * Lets old exports go. Each goes in a transaction of its own with a pause after it, so that other
 * processes get their turn; the room that it took in the file is used anew.
 */
final class Retention {
  private static final int VALUES_AT_ONCE = 2_000;
  private static final int PAUSE_MILLIS = 5;

  private final Database database;
  private final ProjectId project;

  Retention(Database database, ProjectId project) {
    this.database = database;
    this.project = project;
  }

  /** How many of these exports were still there; fewer are gone where the thread is interrupted. */
  int forget(List<Long> exports) {
    int forgotten = 0;
    for (long export : exports) {
      forgotten +=
          database.write(
              project, session -> session.update("DELETE FROM export WHERE id = ?", export));
      if (!pause()) {
        return forgotten;
      }
    }
    while (database.write(project, this::forgetValues) == VALUES_AT_ONCE && pause()) {}
    return forgotten;
  }

  /** Values last seen before the oldest export that is left in their scope: none names them. */
  private int forgetValues(Session session) throws SQLException {
    String scope = database.scope(project);
    return session.update(
        """
        DELETE FROM dimension_value WHERE id IN (
          SELECT id FROM dimension_value
          WHERE scope = ? AND last_taken < coalesce(
            (SELECT min(taken_at) FROM export WHERE project = ? OR ? = ''), last_taken + 1)
          LIMIT ?)
        """,
        scope,
        scope,
        scope,
        VALUES_AT_ONCE);
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
