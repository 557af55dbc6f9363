package io.claritytoolbox.storage;

import io.claritytoolbox.history.Archive;
import io.claritytoolbox.history.StoredExport;
import io.claritytoolbox.model.ProjectId;
import java.time.Instant;
import java.util.List;

/** All exports under one project id in the database. */
final class SqlArchive implements Archive {
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
    int erased = new Retention(database, project).forget(before);
    database.eraseDeleted();
    return erased;
  }
}
