package io.claritytoolbox.history;

import io.claritytoolbox.model.ProjectId;
import java.util.Optional;

/**
 * Remembers which real project each project id stood for last, so that a token of another project
 * under a known id is noticed. Both methods throw {@link io.claritytoolbox.model.StorageFailure}
 * when the store can't be reached.
 */
public interface KnownProjects {
  /** The subject of the token last used under this id; empty where none was. */
  Optional<String> lastSubject(ProjectId project);

  /**
   * Notes the subject of the token now used under this id; committed when it returns.
   *
   * @param subject Clarity's own number of the project; {@code ""} where the token doesn't tell
   */
  void remember(ProjectId project, String subject);
}
