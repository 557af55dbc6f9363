package io.claritytoolbox.model;

/**
 * The user's name of a Clarity project, {@code CLARITY_PROJECT_ID}. It is the key of the ledger and
 * the history. Clarity identifies the project by the token alone.
 *
 * @param value not blank
 */
public record ProjectId(String value) {
  public ProjectId {
    if (value.isBlank()) {
      throw new IllegalArgumentException("a project id must not be blank");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
