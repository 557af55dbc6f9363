package io.claritytoolbox.config;

import io.claritytoolbox.model.ProjectId;
import java.util.List;

/**
 * The tokens of one project that may be tried.
 *
 * @param variable where they stand
 * @param tokens in the order they were written; none where none can be used
 * @param subject Clarity's own number of the project; empty where none tells
 */
record TokenSet(String variable, List<Config.Token> tokens, String subject) {
  TokenSet {
    tokens = List.copyOf(tokens);
  }

  /** The project that they are of. */
  Config.Project of(ProjectId id, String name) {
    return new Config.Project(id, name, tokens, variable, subject);
  }
}
