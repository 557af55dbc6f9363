package io.claritytoolbox.air;

import io.claritytoolbox.model.ProjectId;
import java.util.List;

/**
 * Whose air is asked about.
 *
 * @param id Clarity Movement's id of the organisation
 * @param demo whether its sensors are simulated
 * @param notes what users have to know of the settings, in sentences
 */
public record Organisation(String id, boolean demo, List<String> notes) {
  /** So that no project of the other Clarity has the same account in the ledger. */
  private static final String ACCOUNT = "clarity-air ";

  public Organisation {
    notes = List.copyOf(notes);
  }

  /** What its reports are counted under. */
  public ProjectId account() {
    return new ProjectId(ACCOUNT + id);
  }
}
