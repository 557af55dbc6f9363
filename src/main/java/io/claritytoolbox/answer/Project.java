package io.claritytoolbox.answer;

import io.claritytoolbox.model.ProjectId;
import java.util.List;

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

  public Project(ProjectId id, String name, boolean demo) {
    this(id, name, demo, List.of());
  }
}
