package io.claritytoolbox.storage;

import io.claritytoolbox.history.KnownProjects;
import io.claritytoolbox.model.ProjectId;
import java.util.Optional;

record SqlKnownProjects(Database database) implements KnownProjects {
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
    database.update(
        project,
        """
                INSERT INTO known_project (project, subject) VALUES (?, ?)
                ON CONFLICT (project) DO UPDATE SET subject = excluded.subject
                """,
        project.value(),
        subject);
  }
}
