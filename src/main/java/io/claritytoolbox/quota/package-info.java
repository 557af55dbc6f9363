/**
 * The day's requests. {@link io.claritytoolbox.quota.QuotaGuard} looks and takes; the {@link
 * io.claritytoolbox.quota.QuotaLedger} behind it holds one committed row per request, so that no
 * number of threads and processes can make one too many. Knows nothing of what a request brings.
 */
@NullMarked
package io.claritytoolbox.quota;

import org.jspecify.annotations.NullMarked;
