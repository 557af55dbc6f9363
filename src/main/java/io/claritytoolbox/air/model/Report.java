package io.claritytoolbox.air.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A report of measurements over a longer time, as Clarity Movement tells of it.
 *
 * @param id to ask for it again
 * @param state how far it is
 * @param links to its files; empty before it is ready
 * @param linksExpireAt when the links end; null where that was not given
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
