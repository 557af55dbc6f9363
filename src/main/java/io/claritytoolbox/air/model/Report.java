package io.claritytoolbox.air.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A report in Clarity Movement's response.
 *
 * @param id to request it again
 * @param state its progress
 * @param links to its files; empty until it is ready
 * @param linksExpireAt when the links expire; null if unknown
 */
public record Report(String id, State state, List<String> links, @Nullable Instant linksExpireAt) {
  public Report {
    links = List.copyOf(links);
  }

  public enum State {
    IN_PROGRESS,
    READY,
    FAILED
  }
}
