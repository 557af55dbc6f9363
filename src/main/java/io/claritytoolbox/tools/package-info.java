/**
 * The tools, documents and prompts, defined as data, and the parsing of their arguments, which is
 * lenient and names each fault. The package {@code render} writes their results. Documents and
 * prompts never send a request.
 */
@NullMarked
package io.claritytoolbox.tools;

import org.jspecify.annotations.NullMarked;
