/**
 * The way to Clarity: the {@link io.claritytoolbox.clarity.ExportClient} port and its HTTP client,
 * which chooses the token, sends, and tries again only what never arrived. Every outcome is a value
 * of {@link io.claritytoolbox.clarity.ExportOutcome}; HTTP stays in here.
 */
@NullMarked
package io.claritytoolbox.clarity;

import org.jspecify.annotations.NullMarked;
