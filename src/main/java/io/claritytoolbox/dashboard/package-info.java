/**
 * Clarity's dashboard, for what exports don't contain: recordings, questions in words, and
 * documentation. Microsoft's own MCP server uses the same undocumented interface. Its responses are
 * parsed leniently, and its requests have their own ledger, so its faults don't affect exports.
 * {@link io.claritytoolbox.dashboard.Dashboard} sends requests through the port {@link
 * io.claritytoolbox.dashboard.DashboardClient}. Nothing that it returns is stored.
 */
@NullMarked
package io.claritytoolbox.dashboard;

import org.jspecify.annotations.NullMarked;
