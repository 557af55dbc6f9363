package io.claritytoolbox.spend;

import io.claritytoolbox.plan.Plan;
import io.claritytoolbox.plan.Requirement;
import io.claritytoolbox.plan.Snapshot;

/**
 * How far a requirement was met.
 *
 * @param needed what was required
 * @param plan the last one; to fetch only where nobody waits any more
 * @param snapshot which it was made from
 * @param spent what that took
 */
public record Met(Requirement needed, Plan plan, Snapshot snapshot, Spent spent) {}
