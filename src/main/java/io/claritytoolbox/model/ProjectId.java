package io.claritytoolbox.model;

/**
 * The user's own name of a Clarity project, {@code CLARITY_PROJECT_ID}. It keys the ledger and the
 * history; Clarity itself knows the project by the token alone.
 *
 * @param value not blank
 */
public record ProjectId(String value) {
  public ProjectId {
    if (value.isBlank()) {
      throw new IllegalArgumentException("a project id is not blank");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
