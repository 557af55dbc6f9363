package io.claritytoolbox.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of an export or an answer.
 *
 * @param key a value per dimension, in the order of the cube; null if Clarity returned none
 * @param facts its measures
 * @param addresses how many of Clarity's keys were folded or masked into this one. If there are
 *     several, users can be counted several times, and so can sessions over addresses. In a cut
 *     export a changed key counts as two at least, because similar keys may be missing
 */
public record Row(List<@Nullable String> key, Facts facts, int addresses) {
  public Row {
    key = Collections.unmodifiableList(new ArrayList<>(key));
    if (addresses < 1) {
      throw new IllegalArgumentException("a row must have at least one key");
    }
  }

  /** A row with one of Clarity's keys. */
  public Row(List<@Nullable String> key, Facts facts) {
    this(key, facts, 1);
  }
}
