/**
 * The way to Clarity: the {@link io.claritytoolbox.clarity.ExportClient} port, its HTTP client, the
 * reading of what comes back, and the folding of addresses before anything else sees them. Every
 * outcome is a value of {@link io.claritytoolbox.clarity.ExportOutcome}.
 */
@NullMarked
package io.claritytoolbox.clarity;

import org.jspecify.annotations.NullMarked;
