/**
 * HTTP as every API behind a key needs it: one exchange on its own connection, bounded in time and
 * size; what a failure says about whether the request arrived; another try where it did not; and
 * the keys, of which the next takes over when one is refused. No word of any one API is in here.
 */
@NullMarked
package io.claritytoolbox.http;

import org.jspecify.annotations.NullMarked;
