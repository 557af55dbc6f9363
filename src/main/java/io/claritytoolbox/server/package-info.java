/**
 * The protocol on standard input and output: a transport for every revision in the field, and the
 * adapter from our tools to the MCP SDK, whose types stay in here.
 */
@NullMarked
package io.claritytoolbox.server;

import org.jspecify.annotations.NullMarked;
