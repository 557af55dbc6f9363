package io.claritytoolbox.demo;

import io.claritytoolbox.model.Signal;
import java.util.Map;

/**
 * One page view of a session.
 *
 * @param address the full address, without query and fragment
 * @param scrollDepth 0 to 100
 * @param activeSeconds at most {@code totalSeconds}
 * @param totalSeconds time that the page was open
 * @param occurrences the number of occurrences of each signal; without zeros
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

  /** The number of occurrences of a signal. */
  public int count(Signal signal) {
    return occurrences.getOrDefault(signal, 0);
  }
}
