/**
 * What Clarity's dashboard tells beyond exports: recordings, answers to questions in words, and the
 * documentation. Microsoft's own server asks the same interface, which is undocumented: it is read
 * tolerantly, and its requests have a budget of their own, so that no fault of it touches exports.
 * {@link io.claritytoolbox.dashboard.Dashboard} spends; the {@link
 * io.claritytoolbox.dashboard.DashboardClient} behind it is a port. Nothing that comes back is
 * stored.
 */
@NullMarked
package io.claritytoolbox.dashboard;

import org.jspecify.annotations.NullMarked;
