package io.claritytoolbox.differential;

import io.claritytoolbox.model.Signal;
import java.util.Map;

/**
 * One page view.
 *
 * @param at when it began, in milliseconds since the epoch; what happens in it counts then
 * @param address of the page
 * @param title of the page
 * @param activeSeconds of activity
 * @param totalSeconds that it was open
 * @param depth scrolled to, in percent
 * @param events how often each signal occurred; none that didn't
 */
record Visit(
    long at,
    Value address,
    Value title,
    int activeSeconds,
    int totalSeconds,
    int depth,
    Map<Signal, Integer> events) {}
