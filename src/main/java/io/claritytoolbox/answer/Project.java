package io.claritytoolbox.answer;

import io.claritytoolbox.model.ProjectId;
import java.util.List;
import java.util.Optional;

/**
 * A project to ask about.
 *
 * @param id the key of its ledger and history
 * @param name its name in answers
 * @param demo whether its site is simulated
 * @param notes warnings of every answer about it
 */
public record Project(ProjectId id, String name, boolean demo, List<String> notes) {
  public Project {
    notes = List.copyOf(notes);
  }

  /** Where Clarity shows it; empty where its id isn't the dashboard's own. */
  public Optional<Links> links() {
    return demo ? Optional.empty() : Links.of(id);
  }

  /** A project that nothing need be said of. */
  public Project(ProjectId id, String name, boolean demo) {
    this(id, name, demo, List.of());
  }
}
