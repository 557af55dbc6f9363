/**
 * Access to Clarity: the {@link io.claritytoolbox.clarity.ExportClient} port and its HTTP client.
 * Every result is a value of {@link io.claritytoolbox.clarity.ExportOutcome}; HTTP stays in this
 * package.
 */
@NullMarked
package io.claritytoolbox.clarity;

import org.jspecify.annotations.NullMarked;
