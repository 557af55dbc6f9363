package io.claritytoolbox.history;

import io.claritytoolbox.model.ProjectId;
import java.util.Optional;

/**
 * Remembers the real project of each project id, so that a token of another project is noticed.
 * Throws {@link io.claritytoolbox.model.StorageFailure} if the store can't be reached.
 */
public interface KnownProjects {
  /** The subject of the last token used with this id. */
  Optional<String> lastSubject(ProjectId project);

  /**
   * Stores the subject of the token now in use; committed on return.
   *
   * @param subject Clarity's number of the project; {@code ""} if the token doesn't tell
   */
  void remember(ProjectId project, String subject);
}
