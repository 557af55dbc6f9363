package io.claritytoolbox.plan;

/**
 * What a question would take, were it asked now.
 *
 * @param requests how many would be made; one more where an export comes back cut
 * @param answerable whether it would be answered then
 */
public record Cost(int requests, boolean answerable) {}
