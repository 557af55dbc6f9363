/**
 * The export of everything that is stored: {@link io.claritytoolbox.dump.Dump} is the door. It
 * writes one export after the other, as sheets for people or as lines of JSON for programs, to
 * files or to a stream. A server loads nothing of this.
 */
@NullMarked
package io.claritytoolbox.dump;

import org.jspecify.annotations.NullMarked;
