/**
 * Trees from and to JSON text. The opening lines of a client are short and plain, and read by hand:
 * to load Jackson's parser for them would take a tenth of the start. Jackson reads all else, and
 * alone decides what is malformed.
 */
@NullMarked
package io.claritytoolbox.json;

import org.jspecify.annotations.NullMarked;
