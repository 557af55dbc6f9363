/**
 * Carries plans out. {@link io.claritytoolbox.spend.Spending} reads the snapshot and makes requests
 * under the lock on spending until the plan is met. A paid fetch reserves, sends, stores, and
 * settles or refunds. {@link io.claritytoolbox.spend.DailySync} takes the day's exports.
 */
@NullMarked
package io.claritytoolbox.spend;

import org.jspecify.annotations.NullMarked;
