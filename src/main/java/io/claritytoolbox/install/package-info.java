/**
 * Adds the toolbox to the settings files of MCP clients and removes it. Edits the text, so that all
 * else in a file, including comments, stays as it is.
 */
@NullMarked
package io.claritytoolbox.install;

import org.jspecify.annotations.NullMarked;
