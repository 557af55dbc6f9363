package io.claritytoolbox.demo;

import io.claritytoolbox.model.Signal;
import java.util.Map;

/**
 * One page view of a session.
 *
 * @param address whole, as Clarity would give it once folded
 * @param title of the page
 * @param scrollDepth 0 to 100
 * @param activeSeconds at most {@code totalSeconds}
 * @param totalSeconds that the page was open
 * @param occurrences how often a signal happened on it; signals that did not are missing
 */
public record PageVisit(
    String address,
    String title,
    int scrollDepth,
    int activeSeconds,
    int totalSeconds,
    Map<Signal, Integer> occurrences) {
  public PageVisit {
    occurrences = Map.copyOf(occurrences);
  }

  /** How often the signal happened on this page view. */
  public int count(Signal signal) {
    return occurrences.getOrDefault(signal, 0);
  }
}
