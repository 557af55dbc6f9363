package io.claritytoolbox.storage;

import io.claritytoolbox.history.KnownProjects;
import io.claritytoolbox.model.ProjectId;
import java.util.Optional;

/** The names of projects in the database. */
final class SqlKnownProjects implements KnownProjects {
  private final Database database;

  SqlKnownProjects(Database database) {
    this.database = database;
  }

  @Override
  public Optional<String> lastSubject(ProjectId project) {
    return database.read(
        session ->
            session.first(
                "SELECT subject FROM known_project WHERE project = ?",
                result -> result.getString(1),
                project.value()));
  }

  @Override
  public void remember(ProjectId project, String subject) {
    database.write(
        project,
        session ->
            session.update(
                """
                INSERT INTO known_project (project, subject) VALUES (?, ?)
                ON CONFLICT (project) DO UPDATE SET subject = excluded.subject
                """,
                project.value(),
                subject));
  }
}
