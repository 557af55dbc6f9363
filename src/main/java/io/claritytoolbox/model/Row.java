package io.claritytoolbox.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One cell of an export or of an answer.
 *
 * @param key a value per dimension, in the order of the cube; null where Clarity gave none
 * @param facts what is known of the cell
 * @param addresses how many keys as Clarity gave them were folded or masked into this one; more
 *     than one means that users of the row, and over addresses its sessions, can be counted several
 *     times. In a cut export a key that was changed counts as two at least: others like it may be
 *     among what is missing
 */
public record Row(List<@Nullable String> key, Facts facts, int addresses) {
  public Row {
    key = Collections.unmodifiableList(new ArrayList<>(key));
    if (addresses < 1) {
      throw new IllegalArgumentException("a row stands for at least one key");
    }
  }

  /** A row as Clarity gave it. */
  public Row(List<@Nullable String> key, Facts facts) {
    this(key, facts, 1);
  }
}
