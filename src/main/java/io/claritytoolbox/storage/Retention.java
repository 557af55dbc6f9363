package io.claritytoolbox.storage;

import io.claritytoolbox.model.ProjectId;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/**
 * Lets the old exports of a project id go, whichever real project it stood for. Each goes in a
 * transaction of its own with a pause after it, so that other processes get their turn; the room
 * that it took in the file is used anew.
 */
final class Retention {
  private static final int VALUES_AT_ONCE = 10_000;
  private static final int PAUSE_MILLIS = 5;

  private final Database database;
  private final ProjectId project;

  Retention(Database database, ProjectId project) {
    this.database = database;
    this.project = project;
  }

  /** How many exports were forgotten; fewer than there are where the thread is interrupted. */
  int forgetExports(Instant before) {
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

  /** Forgets the values last seen before an instant that no row names. */
  void forgetValues(Instant before) {
    while (database.write(project, session -> forgetSome(session, before.toEpochMilli()))
            == VALUES_AT_ONCE
        && pause()) {}
  }

  /**
   * Only an export as old as a value can name it: where the scope has none any more, as is usual,
   * not one row is read. In a scope of several projects, those that another has kept are.
   */
  private int forgetSome(Session session, long before) throws SQLException {
    String scope = database.scope(project);
    String old = "SELECT id FROM export WHERE (project = ? OR ? = '') AND taken_at < ?";
    return session.update(
        """
        DELETE FROM dimension_value WHERE id IN (
          SELECT id FROM (
            SELECT id FROM dimension_value WHERE scope = ? AND last_taken < ?
            EXCEPT SELECT k1 FROM export_row WHERE export IN (OLD)
            EXCEPT SELECT k2 FROM export_row WHERE export IN (OLD)
            EXCEPT SELECT k3 FROM export_row WHERE export IN (OLD)) AS unnamed
          LIMIT ?)
        """
            .replace("OLD", old),
        scope,
        before,
        scope,
        scope,
        before,
        scope,
        scope,
        before,
        scope,
        scope,
        before,
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
