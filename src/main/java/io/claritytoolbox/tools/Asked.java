package io.claritytoolbox.tools;

import io.claritytoolbox.model.Question;
import org.jspecify.annotations.Nullable;

/**
 * A call of a data tool, read.
 *
 * @param project by name; null for the only one
 * @param question what is asked
 * @param order which rows come first
 * @param limit how many rows are shown at most
 */
record Asked(@Nullable String project, Question question, RowOrder order, int limit) {}
