package io.claritytoolbox.clarity;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a row is a row of.
 *
 * @param values one a dimension, in the order of the cube
 */
record WireKey(List<@Nullable String> values) {
  WireKey {
    values = Collections.unmodifiableList(new ArrayList<>(values));
  }
}
