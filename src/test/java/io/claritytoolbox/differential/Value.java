package io.claritytoolbox.differential;

import org.jspecify.annotations.Nullable;

/**
 * A text from Clarity.
 *
 * @param raw as in the response
 * @param folded as stored
 */
record Value(@Nullable String raw, @Nullable String folded) {
  @Nullable String in(Form form) {
    return form == Form.RAW ? raw : folded;
  }

  /** Which of the two texts. */
  enum Form {
    RAW,
    FOLDED
  }
}
