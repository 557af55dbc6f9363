/**
 * How a question becomes an answer. {@link io.claritytoolbox.answer.Planner} decides, a pure
 * function of question, stored exports, budget and time; {@link io.claritytoolbox.answer.Analyst}
 * carries the decision out. The measure algebra says what survives a merge and how exact.
 */
@NullMarked
package io.claritytoolbox.answer;

import org.jspecify.annotations.NullMarked;
