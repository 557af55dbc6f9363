/**
 * The pure decision how a question is answered: no I/O, no clock. A {@link
 * io.claritytoolbox.plan.Requirement} (what the question needs) and a {@link
 * io.claritytoolbox.plan.Snapshot} (what budget and store hold) go into the {@link
 * io.claritytoolbox.plan.Planner}; out comes a {@link io.claritytoolbox.plan.Plan}: use stored
 * exports that cover the period, fetch the widest useful cube, or nothing. The daily sync is
 * planned here too.
 */
@NullMarked
package io.claritytoolbox.plan;

import org.jspecify.annotations.NullMarked;
