/**
 * Reads what Clarity sends: tells an export from what else a body can be, notices dropped
 * dimensions, joins the blocks into rows and scrubs all text. {@link
 * io.claritytoolbox.clarity.wire.ExportReader} is the door; it knows nothing of HTTP.
 */
@NullMarked
package io.claritytoolbox.clarity.wire;

import org.jspecify.annotations.NullMarked;
