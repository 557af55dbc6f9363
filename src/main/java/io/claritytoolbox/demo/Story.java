package io.claritytoolbox.demo;

import io.claritytoolbox.demo.Session.Acquisition;
import io.claritytoolbox.model.Signal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/**
 * The changes of the shop in the weeks before a date: 9 days ago a release broke the payment page
 * in MobileSafari, the search page improved over 35 days, and a campaign doubled the visitors on
 * three days about two weeks ago.
 */
final class Story {
  /** No changes: payment is always broken, and there is no campaign. */
  static final Story NONE = new Story(LocalDate.MIN, LocalDate.MIN, LocalDate.MIN);

  static final Acquisition CAMPAIGN =
      new Acquisition(
          "Social", "instagram", "paid-social", "big-weekend", "https://l.instagram.com/");

  private static final int RELEASED_DAYS_AGO = 9;
  private static final int CAMPAIGN_DAYS_AGO = 17;
  private static final int CAMPAIGN_DAYS = 3;
  private static final int IMPROVING_DAYS = 35;
  private static final double SEARCH_QUICKBACKS_THEN = 0.32;
  private static final double SEARCH_QUICKBACKS_NOW = 0.06;

  private final LocalDate release;
  private final LocalDate campaign;
  private final LocalDate today;

  private Story(LocalDate release, LocalDate campaign, LocalDate today) {
    this.release = release;
    this.campaign = campaign;
    this.today = today;
  }

  /** The changes before a UTC date. */
  static Story until(LocalDate today) {
    return new Story(today.minusDays(RELEASED_DAYS_AGO), today.minusDays(CAMPAIGN_DAYS_AGO), today);
  }

  /** Whether payment is broken on a day. */
  boolean isReleased(LocalDate day) {
    return !day.isBefore(release);
  }

  /** The sessions that the campaign adds, in percent. */
  int campaignPercent(LocalDate day) {
    long into = this == NONE ? -1 : ChronoUnit.DAYS.between(campaign, day);
    return into >= 0 && into < CAMPAIGN_DAYS ? 100 : 0;
  }

  /** Probabilities of signals on the search page that differ from the usual ones. */
  Map<Signal, Double> onSearch(LocalDate day) {
    if (this == NONE) {
      return Map.of();
    }
    double ago = Math.max(0, Math.min(IMPROVING_DAYS, ChronoUnit.DAYS.between(day, today)));
    double range = SEARCH_QUICKBACKS_THEN - SEARCH_QUICKBACKS_NOW;
    return Map.of(Signal.QUICKBACKS, SEARCH_QUICKBACKS_NOW + range * ago / IMPROVING_DAYS);
  }
}
