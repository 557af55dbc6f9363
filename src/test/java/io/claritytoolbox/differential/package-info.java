/**
 * Holds every figure of every tool against brute force: random questions to the whole product over
 * simulated sites, whose sessions a simulated Clarity counts as the real one does. {@link
 * io.claritytoolbox.differential.DifferentialTest} runs a short while, {@link
 * io.claritytoolbox.differential.DifferentialRun} for as long as it is told to. {@link
 * io.claritytoolbox.differential.ToolCalibration} counts how often the judging tools are right over
 * sites with and without planted trouble.
 */
@NullMarked
package io.claritytoolbox.differential;

import org.jspecify.annotations.NullMarked;
