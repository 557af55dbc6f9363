/**
 * From a question to an {@link io.claritytoolbox.answer.Answer}. {@link
 * io.claritytoolbox.answer.Analyst} is the door: it states what the question requires, has {@link
 * io.claritytoolbox.spend.Spending} meet it by the store or by requests, and has the answer
 * written. Rows are rolled up, composed over time and subtracted; the measure algebra says what
 * survives that and how exact. The records here are what all that shows answers is made of.
 */
@NullMarked
package io.claritytoolbox.answer;

import org.jspecify.annotations.NullMarked;
