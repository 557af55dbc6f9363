package io.claritytoolbox.air;

import io.claritytoolbox.model.ProjectId;
import java.util.List;

/**
 * An organisation.
 *
 * @param id Clarity Movement's id
 * @param demo whether its sensors are simulated
 * @param notes warnings about the settings, in complete sentences
 */
public record Organisation(String id, boolean demo, List<String> notes) {
  /** The prefix keeps its ledger apart from those of Microsoft Clarity's projects. */
  private static final String ACCOUNT = "clarity-air ";

  public Organisation {
    notes = List.copyOf(notes);
  }

  /** The account of its reports in the ledger. */
  public ProjectId account() {
    return new ProjectId(ACCOUNT + id);
  }
}
