/**
 * The way to Clarity: the {@link io.claritytoolbox.export.ExportClient} port, its HTTP client, the
 * reading of what comes back, and the folding of addresses before anything else sees them. Every
 * outcome is a value of {@link io.claritytoolbox.export.ExportOutcome}.
 */
@NullMarked
package io.claritytoolbox.export;

import org.jspecify.annotations.NullMarked;
