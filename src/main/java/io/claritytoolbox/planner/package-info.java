/**
 * How a question becomes an answer. {@link io.claritytoolbox.planner.Planner} decides, a pure
 * function of question, stored exports, budget and time; {@link io.claritytoolbox.planner.Analyst}
 * carries the decision out. The measure algebra says what survives a merge and how exact.
 */
@NullMarked
package io.claritytoolbox.planner;

import org.jspecify.annotations.NullMarked;
