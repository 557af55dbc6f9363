/**
 * Reads and writes JSON trees. A small reader handles a client's first messages, because loading
 * Jackson's parser for them takes a tenth of the start-up time. Jackson reads everything else and
 * alone decides what is malformed.
 */
@NullMarked
package io.claritytoolbox.json;

import org.jspecify.annotations.NullMarked;
