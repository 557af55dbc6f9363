/**
 * Judgements: is B worse than A, what to fix first, what changed. Each asks {@link
 * io.claritytoolbox.answer.Analyst} what the data tools ask, mostly from the store, hands the
 * counts to {@link io.claritytoolbox.insight} and yields a typed record that says what it rests on.
 * Nothing here is loaded before the first judgement.
 */
@NullMarked
package io.claritytoolbox.judge;

import org.jspecify.annotations.NullMarked;
