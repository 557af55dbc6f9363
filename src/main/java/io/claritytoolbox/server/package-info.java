/**
 * The MCP server on standard input and output. {@link io.claritytoolbox.server.StdioServer} is its
 * entry point. Each message belongs to a session or to the stateless revision; both use the same
 * features: tools, resources, prompts and completions. One writer sends all replies. The MCP SDK
 * handles the sessions of the older revisions; its types stay in this package.
 */
@NullMarked
package io.claritytoolbox.server;

import org.jspecify.annotations.NullMarked;
