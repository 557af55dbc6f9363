package io.claritytoolbox.differential;

import org.jspecify.annotations.Nullable;

/**
 * A text that Clarity gives.
 *
 * @param raw as it is on the wire
 * @param folded as the product stores it
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
