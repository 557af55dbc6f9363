/**
 * All that is stored, handed out: {@link io.claritytoolbox.dump.Dump} is the door. It writes one
 * export after the other, as sheets for people or as lines of JSON for programs, to files or to a
 * stream. Nothing here is loaded by a server.
 */
@NullMarked
package io.claritytoolbox.dump;

import org.jspecify.annotations.NullMarked;
