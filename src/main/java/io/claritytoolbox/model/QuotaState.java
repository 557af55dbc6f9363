package io.claritytoolbox.model;

import java.time.Instant;

/**
 * Where the day's budget of a project stands.
 *
 * @param limit requests a day
 * @param spent requests counted against today
 * @param remaining requests that can still be made today; none once Clarity itself refused for
 *     quota
 * @param resetsAt when the next day's budget begins
 */
public record QuotaState(int limit, int spent, int remaining, Instant resetsAt) {}
