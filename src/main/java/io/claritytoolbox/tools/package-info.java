/**
 * What an assistant can call: definitions of tools, documents and prompts as data, and the reading
 * of arguments, gentle where it can be and by name where it refuses. What comes back is drawn by
 * {@code render}. Documents and prompts never spend a request.
 */
@NullMarked
package io.claritytoolbox.tools;

import org.jspecify.annotations.NullMarked;
