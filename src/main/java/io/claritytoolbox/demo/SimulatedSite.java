package io.claritytoolbox.demo;

import io.claritytoolbox.model.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * A shop with visitors. A day has the same sessions whenever and in whichever window it is looked
 * at. Nothing is kept between calls, so one site can serve many threads.
 */
public final class SimulatedSite {
  /** A Monday. A site with a past repeats the weeks around it, so it is the same at any date. */
  private static final LocalDate REFERENCE = LocalDate.of(2026, 5, 18);

  private final SiteShape shape;
  private final Sitemap sitemap;
  private final Story story;
  private final Duration shift;

  /** A site that is always as it is now. */
  public SimulatedSite(SiteShape shape) {
    this(shape, Story.NONE, Duration.ZERO);
  }

  private SimulatedSite(SiteShape shape, Story story, Duration shift) {
    this.shape = shape;
    this.story = story;
    this.shift = shift;
    this.sitemap = new Sitemap(shape.products());
  }

  /**
   * A site that has changed in the five weeks before a date (UTC): a release broke payment in
   * MobileSafari 9 days ago, search has got better, a campaign came and went. It is the same site
   * at every date of one weekday.
   */
  public static SimulatedSite withPast(SiteShape shape, LocalDate today) {
    LocalDate twin = REFERENCE.plusDays(today.getDayOfWeek().getValue() - 1L);
    Duration shift = Duration.ofDays(ChronoUnit.DAYS.between(today, twin));
    return new SimulatedSite(shape, Story.until(twin), shift);
  }

  /** The sessions that start in the window, in order. */
  public List<Session> sessions(Window window) {
    if (shift.isZero()) {
      return made(window);
    }
    Window twin = new Window(window.from().plus(shift), window.to().plus(shift));
    return made(twin).stream().map(session -> session.later(shift.negated())).toList();
  }

  private List<Session> made(Window window) {
    List<Session> sessions = new ArrayList<>();
    LocalDate last = dayOf(window.to());
    for (LocalDate day = dayOf(window.from()); !day.isAfter(last); day = day.plusDays(1)) {
      for (Session session : new SiteDay(shape, sitemap, story, day).sessions()) {
        if (!session.start().isBefore(window.from()) && session.start().isBefore(window.to())) {
          sessions.add(session);
        }
      }
    }
    return sessions;
  }

  private static LocalDate dayOf(Instant instant) {
    return instant.atZone(ZoneOffset.UTC).toLocalDate();
  }
}
