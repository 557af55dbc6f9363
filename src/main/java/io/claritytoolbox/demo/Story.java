package io.claritytoolbox.demo;

import io.claritytoolbox.demo.Session.Acquisition;
import io.claritytoolbox.model.Signal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/**
 * What happened to the shop in the weeks before a date: a release broke the payment page in
 * MobileSafari 9 days ago, the search page has slowly got better over 35 days, and a campaign
 * brought twice the usual visitors on three days two weeks ago. Before and after, the site is as
 * its shape says.
 */
final class Story {
  /** The site as it is now, at any time: payment is broken, nothing gets better, no campaign. */
  static final Story NONE = new Story(LocalDate.MIN, LocalDate.MIN, LocalDate.MIN);

  /** How the campaign's visitors arrive. */
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

  /** The story as it looks on a date (UTC). */
  static Story until(LocalDate today) {
    return new Story(today.minusDays(RELEASED_DAYS_AGO), today.minusDays(CAMPAIGN_DAYS_AGO), today);
  }

  /** Whether the release that broke the payment page was live on a day. */
  boolean isReleased(LocalDate day) {
    return !day.isBefore(release);
  }

  /** How many sessions the campaign adds to each 100 of a day. */
  int campaignPercent(LocalDate day) {
    long into = this == NONE ? -1 : ChronoUnit.DAYS.between(campaign, day);
    return into >= 0 && into < CAMPAIGN_DAYS ? 100 : 0;
  }

  /** The chances of signals on a view of the search page, where they differ from the usual. */
  Map<Signal, Double> onSearch(LocalDate day) {
    if (this == NONE) {
      return Map.of();
    }
    double ago = Math.max(0, Math.min(IMPROVING_DAYS, ChronoUnit.DAYS.between(day, today)));
    double then = SEARCH_QUICKBACKS_THEN - SEARCH_QUICKBACKS_NOW;
    return Map.of(Signal.QUICKBACKS, SEARCH_QUICKBACKS_NOW + then * ago / IMPROVING_DAYS);
  }
}
