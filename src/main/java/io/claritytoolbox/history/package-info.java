/** The port to the stored exports: which were taken, what they cover, and their rows. */
@NullMarked
package io.claritytoolbox.history;

import org.jspecify.annotations.NullMarked;
