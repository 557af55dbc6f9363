/**
 * Judgements: whether B is worse than A, what to fix first, what changed. Each asks {@link
 * io.claritytoolbox.answer.Analyst} the same questions as the data tools, mostly from the store,
 * passes the counts to {@link io.claritytoolbox.insight} and returns a typed record with its
 * sources. The first judgement loads these classes.
 */
@NullMarked
package io.claritytoolbox.judge;

import org.jspecify.annotations.NullMarked;
