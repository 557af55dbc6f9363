/**
 * The {@code export} command's writers: {@link io.claritytoolbox.dump.Dump} writes all stored data
 * as CSV sheets or as lines of JSON, to files or to a stream. The server never loads this package.
 */
@NullMarked
package io.claritytoolbox.dump;

import org.jspecify.annotations.NullMarked;
