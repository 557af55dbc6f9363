package io.claritytoolbox.tools;

import io.claritytoolbox.answer.Projects;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code clarity://exports/{id}}: the rows of a stored export. */
final class ExportResource implements ResourceTemplate {
  private final Projects projects;

  ExportResource(Projects projects) {
    this.projects = projects;
  }

  @Override
  public Resource.Definition definition() {
    return new Resource.Definition(
        "clarity://exports/{id}",
        "export",
        "A stored export",
        "The rows of one of clarity://exports as CSV. Cells that could start a formula begin with"
            + " an apostrophe.",
        "text/csv");
  }

  @Override
  public Optional<String> read(Map<String, String> variables) {
    String id = variables.getOrDefault("id", "");
    if (!id.matches("[0-9]{1,18}")) {
      return Optional.empty();
    }
    Gathering<String> found =
        Gathering.from(
            projects,
            analyst -> analyst.export(Long.parseLong(id)).map(ExportCsv::of).stream().toList());
    return found.found().stream().findFirst().or(() -> error(found));
  }

  /** Numbers are those of the store: no two projects share one. */
  @Override
  public List<String> complete(String variable, String typed, Map<String, String> others) {
    return Gathering.from(projects, analyst -> analyst.exports()).found().stream()
        .map(export -> Long.toString(export.id()))
        .filter(id -> id.startsWith(typed))
        .toList();
  }

  private static Optional<String> error(Gathering<String> found) {
    return found.faults().isEmpty()
        ? Optional.empty()
        : Optional.of(ExportCsv.error(String.join(" ", found.faults())));
  }
}
