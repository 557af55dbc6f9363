package io.claritytoolbox.model;

import java.time.Instant;

/**
 * The requests that a project has today.
 *
 * @param limit requests per day
 * @param spent requests counted today
 * @param remaining requests that can still be sent today; 0 after Clarity refused a request because
 *     of its quota
 * @param resetsAt when the next day begins
 */
public record QuotaState(int limit, int spent, int remaining, Instant resetsAt) {}
