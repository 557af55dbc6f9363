package io.claritytoolbox.dashboard;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A session that Clarity has a recording of. What Clarity did not tell is null, never zero.
 *
 * @param link where a member of the project plays it
 * @param startedAt when it began
 * @param total how long it lasted
 * @param active how long of this the visitor was active
 * @param pages how many pages were seen
 * @param clicks how many clicks there were
 * @param visits the pages in order, with scrubbed addresses and titles; empty where not told
 */
public record Recording(
    @Nullable String link,
    @Nullable Instant startedAt,
    @Nullable Duration total,
    @Nullable Duration active,
    @Nullable Integer pages,
    @Nullable Integer clicks,
    List<Visit> visits) {
  public Recording {
    visits = List.copyOf(visits);
  }

  /** The page on which the session began. */
  public Optional<String> entry() {
    return visits.stream().findFirst().map(Visit::address);
  }

  /** The page on which it ended. */
  public Optional<String> exit() {
    return visits.isEmpty() ? Optional.empty() : Optional.of(visits.get(visits.size() - 1).address);
  }

  /**
   * A page of a session.
   *
   * @param address scrubbed
   * @param title scrubbed
   * @param referrer scrubbed
   */
  public record Visit(
      String address,
      @Nullable String title,
      @Nullable String referrer,
      @Nullable Duration duration,
      List<Event> events) {
    public Visit {
      events = List.copyOf(events);
    }
  }

  /**
   * What a visitor did.
   *
   * @param type in Clarity's words
   * @param text of what was clicked, scrubbed; anything else is masked whole
   * @param after how long after the start
   */
  public record Event(String type, @Nullable String text, @Nullable Duration after) {}
}
