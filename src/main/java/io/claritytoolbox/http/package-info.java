/**
 * HTTP for APIs with keys: one exchange per connection, limited in time and size; whether a failed
 * request may have arrived; retries if it did not; and several keys, of which the next is used when
 * one is refused. It knows no particular API.
 */
@NullMarked
package io.claritytoolbox.http;

import org.jspecify.annotations.NullMarked;
