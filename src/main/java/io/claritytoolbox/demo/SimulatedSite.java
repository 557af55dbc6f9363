package io.claritytoolbox.demo;

import io.claritytoolbox.model.Window;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * A shop with visitors. A day has the same sessions whenever and in whichever window it is looked
 * at. Nothing is kept between calls, so one site can serve many threads.
 */
public final class SimulatedSite {
  private final SiteShape shape;
  private final Sitemap sitemap;

  public SimulatedSite(SiteShape shape) {
    this.shape = shape;
    this.sitemap = new Sitemap(shape.products());
  }

  /** The sessions that start in the window, in order. */
  public List<Session> sessions(Window window) {
    List<Session> sessions = new ArrayList<>();
    LocalDate last = dayOf(window.to());
    for (LocalDate day = dayOf(window.from()); !day.isAfter(last); day = day.plusDays(1)) {
      for (Session session : new SiteDay(shape, sitemap, day).sessions()) {
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
