package io.claritytoolbox.demo;

import io.claritytoolbox.model.Dimension;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One visit to the site, all of it that Clarity would count.
 *
 * @param start when it began; a session belongs to the window that its start lies in
 * @param user who it was; users come back
 * @param bot whether Clarity would take it for a bot
 * @param visitor what the user has and where
 * @param acquisition where the user came from this time
 * @param visits its pages in order, at least one; a page can come twice
 */
public record Session(
    Instant start,
    long user,
    boolean bot,
    Visitor visitor,
    Acquisition acquisition,
    List<PageVisit> visits) {
  public Session {
    visits = List.copyOf(visits);
  }

  /**
   * The session's one value of a dimension; null where it has none.
   *
   * @throws IllegalArgumentException for {@link Dimension#URL}, of which a session has many
   */
  public @Nullable String value(Dimension dimension) {
    return switch (dimension) {
      case DEVICE -> visitor.device();
      case BROWSER -> visitor.browser();
      case OS -> visitor.os();
      case COUNTRY -> visitor.country();
      case SOURCE -> acquisition.source();
      case MEDIUM -> acquisition.medium();
      case CAMPAIGN -> acquisition.campaign();
      case CHANNEL -> acquisition.channel();
      case URL -> throw new IllegalArgumentException("a session has many addresses");
    };
  }

  /** The same session, had it come from elsewhere. */
  Session from(Acquisition other) {
    return new Session(start, user, bot, visitor, other, visits);
  }

  /** The same session, had it begun so much later. */
  Session later(Duration by) {
    return new Session(start.plus(by), user, bot, visitor, acquisition, visits);
  }

  /** What a user has and where; the same in all sessions of a user. */
  public record Visitor(String device, String os, String browser, String country) {}

  /**
   * Where a session came from.
   *
   * @param referrer the page before the first; null for none
   */
  public record Acquisition(
      String channel,
      @Nullable String source,
      @Nullable String medium,
      @Nullable String campaign,
      @Nullable String referrer) {}
}
