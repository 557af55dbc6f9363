/**
 * The day's requests. {@link io.claritytoolbox.quota.QuotaGuard} looks and takes; a {@link
 * io.claritytoolbox.quota.Budget} is the result of one look. The {@link
 * io.claritytoolbox.quota.QuotaLedger} is the port to the store: one committed row for each
 * request. The circuit breaker reads the same rows.
 */
@NullMarked
package io.claritytoolbox.quota;

import org.jspecify.annotations.NullMarked;
