/**
 * What an assistant can call, one class per tool: reading arguments gently, refusing them by name,
 * rendering answers. A tool holds no logic of its own.
 */
@NullMarked
package io.claritytoolbox.tools;

import org.jspecify.annotations.NullMarked;
