/**
 * The hands that carry a plan out. {@link io.claritytoolbox.spend.Spending} reads the snapshot and,
 * where the plan is to fetch, spends requests under the lock on spending until the plan is met; a
 * paid fetch reserves, sends, stores and settles, or refunds. {@link
 * io.claritytoolbox.spend.DailySync} takes the day's exports. What can't be saved stays at hand in
 * memory. Knows no figures.
 */
@NullMarked
package io.claritytoolbox.spend;

import org.jspecify.annotations.NullMarked;
