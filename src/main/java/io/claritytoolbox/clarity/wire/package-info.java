/**
 * Reads Clarity's answers: recognizes what is not an export, notices dropped dimensions, joins
 * blocks into rows, and scrubs all text. Start at {@link
 * io.claritytoolbox.clarity.wire.ExportReader}. It knows nothing of HTTP.
 */
@NullMarked
package io.claritytoolbox.clarity.wire;

import org.jspecify.annotations.NullMarked;
