/**
 * The protocol on standard input and output, {@link io.claritytoolbox.server.StdioServer} being the
 * door. Lines become messages, a message finds its era, and both eras hand it to the same features:
 * tools, resources, prompts, completion. One writer sends what comes of it. The MCP SDK keeps the
 * sessions of the older revisions; its types stay in here.
 */
@NullMarked
package io.claritytoolbox.server;

import org.jspecify.annotations.NullMarked;
