package io.claritytoolbox.dashboard;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A session with a recording. Missing values are null, never zero.
 *
 * @param link plays the recording, for members of the project
 * @param startedAt its start
 * @param total its length
 * @param active the time in which the visitor was active
 * @param pages the number of pages
 * @param clicks the number of clicks
 * @param visits the pages in order, with scrubbed addresses and titles; empty if unknown
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

  /** The first page. */
  public Optional<String> entry() {
    return visits.stream().findFirst().map(Visit::address);
  }

  /** The last page. */
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
   * An action of a visitor.
   *
   * @param type Clarity's name
   * @param text of a clicked element, scrubbed; any other text is masked
   * @param after the time since the start
   */
  public record Event(String type, @Nullable String text, @Nullable Duration after) {}
}
