package io.claritytoolbox.demo;

import io.claritytoolbox.model.Dimension;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One session, with everything that Clarity counts.
 *
 * @param start its start, which determines the windows that count it
 * @param user the user's number; users may return
 * @param bot whether Clarity recognizes it as a bot
 * @param visits its page views in order, at least one
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
   * The session's value of a dimension; null if it has none.
   *
   * @throws IllegalArgumentException for {@link Dimension#URL}, because a session has several
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
      case URL -> throw new IllegalArgumentException("a session has several URLs");
    };
  }

  /** A copy with another traffic source. */
  Session from(Acquisition other) {
    return new Session(start, user, bot, visitor, other, visits);
  }

  /** A copy that starts later. */
  Session later(Duration by) {
    return new Session(start.plus(by), user, bot, visitor, acquisition, visits);
  }

  /** A user's device and country, the same in all sessions of the user. */
  public record Visitor(String device, String os, String browser, String country) {}

  /**
   * The traffic source of a session.
   *
   * @param referrer the address of the page that linked to the site
   */
  public record Acquisition(
      String channel,
      @Nullable String source,
      @Nullable String medium,
      @Nullable String campaign,
      @Nullable String referrer) {}
}
