/**
 * The day's requests. {@link io.claritytoolbox.quota.QuotaGuard} looks and takes; a {@link
 * io.claritytoolbox.quota.Budget} is what one look saw. The {@link
 * io.claritytoolbox.quota.QuotaLedger} behind it is a port: one committed row per request, so that
 * no number of threads and processes can make one too many. The circuit breaker that pauses after
 * server errors reads the same rows. Knows nothing of what a request brings.
 */
@NullMarked
package io.claritytoolbox.quota;

import org.jspecify.annotations.NullMarked;
