/**
 * The port of the store that remembers exports: which were taken, what they cover, their rows. A
 * day that was seen once can be asked for ever after.
 */
@NullMarked
package io.claritytoolbox.history;

import org.jspecify.annotations.NullMarked;
