/**
 * The decision how a question is answered, from what is stored and what may be spent. Pure: no I/O,
 * no clock.
 */
@NullMarked
package io.claritytoolbox.plan;

import org.jspecify.annotations.NullMarked;
