/**
 * What an assistant can call, one class per tool: reading arguments gently, refusing them by name,
 * rendering answers. A tool holds no logic of its own. Beside them documents to read and prompts to
 * start from, which never spend a request.
 */
@NullMarked
package io.claritytoolbox.tools;

import org.jspecify.annotations.NullMarked;
