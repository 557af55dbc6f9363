/**
 * Compares every figure of every tool with brute force. It asks the whole product random questions
 * about simulated sites, whose sessions a simulated Clarity counts. {@link
 * io.claritytoolbox.differential.DifferentialTest} is short; {@link
 * io.claritytoolbox.differential.DifferentialRun} has any length. {@link
 * io.claritytoolbox.differential.ToolCalibration} counts how often the judging tools are right
 * about sites with and without planted problems.
 */
@NullMarked
package io.claritytoolbox.differential;

import org.jspecify.annotations.NullMarked;
