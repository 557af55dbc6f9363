package io.claritytoolbox.plan;

/**
 * The cost of a question now.
 *
 * @param requests that it would make; one more if an export comes back cut
 * @param answerable whether it would then be answered
 */
public record Cost(int requests, boolean answerable) {}
