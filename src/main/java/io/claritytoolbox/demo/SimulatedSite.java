package io.claritytoolbox.demo;

import io.claritytoolbox.model.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A simulated shop. A day always has the same sessions, in every window that contains it.
 * Thread-safe.
 */
public final class SimulatedSite {
  /** A Monday. A site with a past shows the weeks around it at every date. */
  private static final LocalDate REFERENCE = LocalDate.of(2026, 5, 18);

  private static final int RECENT = 8;

  private final SiteShape shape;
  private final Sitemap sitemap;
  private final Story story;
  private final Duration shift;

  /** The days that were read last: exports of a day share its sessions. */
  private final Map<LocalDate, List<Session>> recent =
      new LinkedHashMap<>(2 * RECENT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<LocalDate, List<Session>> eldest) {
          return size() > RECENT;
        }
      };

  /** A site that never changes. */
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
   * A site that changed in the five weeks before a UTC date: a release broke payment in
   * MobileSafari, search improved, and a campaign ran. The result depends only on the weekday of
   * the date.
   */
  public static SimulatedSite withPast(SiteShape shape, LocalDate today) {
    LocalDate twin = REFERENCE.plusDays(today.getDayOfWeek().getValue() - 1L);
    Duration shift = Duration.ofDays(ChronoUnit.DAYS.between(today, twin));
    return new SimulatedSite(shape, Story.until(twin), shift);
  }

  /** The sessions that start in the window, in order. */
  public List<Session> sessions(Window window) {
    if (shift.isZero()) {
      return unshifted(window);
    }
    Window twin = new Window(window.from().plus(shift), window.to().plus(shift));
    return unshifted(twin).stream().map(session -> session.later(shift.negated())).toList();
  }

  private List<Session> unshifted(Window window) {
    List<Session> sessions = new ArrayList<>();
    LocalDate last = dayOf(window.to());
    for (LocalDate day = dayOf(window.from()); !day.isAfter(last); day = day.plusDays(1)) {
      for (Session session : day(day)) {
        if (!session.start().isBefore(window.from()) && session.start().isBefore(window.to())) {
          sessions.add(session);
        }
      }
    }
    return sessions;
  }

  private synchronized List<Session> day(LocalDate date) {
    return recent.computeIfAbsent(date, any -> new SiteDay(shape, sitemap, story, date).sessions());
  }

  private static LocalDate dayOf(Instant instant) {
    return instant.atZone(ZoneOffset.UTC).toLocalDate();
  }
}
