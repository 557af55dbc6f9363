package io.claritytoolbox.config;

import java.util.List;

/**
 * The tokens of one project that may be tried.
 *
 * @param tokens in the order they were written; none where none can be used
 * @param subject Clarity's own number of the project; empty where none tells
 */
record TokenSet(List<Config.Token> tokens, String subject) {
  TokenSet {
    tokens = List.copyOf(tokens);
  }
}
