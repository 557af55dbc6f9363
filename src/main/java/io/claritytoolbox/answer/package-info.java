/**
 * From a question to an {@link io.claritytoolbox.answer.Answer}. Start at {@link
 * io.claritytoolbox.answer.Analyst}: it states the requirement, {@link
 * io.claritytoolbox.spend.Spending} meets it from the store or by requests, and the answer is
 * written. Rows are rolled up, composed and subtracted by the measure algebra.
 */
@NullMarked
package io.claritytoolbox.answer;

import org.jspecify.annotations.NullMarked;
