package io.claritytoolbox.differential;

import io.claritytoolbox.model.Signal;
import java.util.Map;

/**
 * A page view.
 *
 * @param at its start in milliseconds since the epoch, which decides the window of its events
 * @param depth scroll depth in percent
 * @param events the occurrences of each signal, without zeros
 */
record Visit(
    long at,
    Value address,
    Value title,
    int activeSeconds,
    int totalSeconds,
    int depth,
    Map<Signal, Integer> events) {}
