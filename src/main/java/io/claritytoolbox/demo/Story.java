package io.claritytoolbox.demo;

import io.claritytoolbox.demo.Session.Acquisition;
import io.claritytoolbox.demo.Session.Visitor;
import io.claritytoolbox.demo.Sitemap.PageKind;
import io.claritytoolbox.model.Signal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * The signals on page views, and the changes of the shop in the weeks before a date: 9 days ago a
 * release broke the payment page in MobileSafari, the search page improved over 35 days, and a
 * campaign doubled the visitors on three days about two weeks ago.
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

  private static final int MOST_OCCURRENCES = 6;

  /** Probabilities for one page view. Over a session they give typical rates of real sites. */
  private static final Map<Signal, Double> USUAL =
      Map.of(
          Signal.RAGE_CLICKS, 0.0012,
          Signal.DEAD_CLICKS, 0.02,
          Signal.QUICKBACKS, 0.018,
          Signal.SCRIPT_ERRORS, 0.002,
          Signal.ERROR_CLICKS, 0.001,
          Signal.EXCESSIVE_SCROLLS, 0.0015);

  private static final Map<Signal, Double> SIZE_GUIDE =
      worse(Map.of(Signal.DEAD_CLICKS, 0.07, Signal.QUICKBACKS, 0.05));

  private static final Map<Signal, Double> PAYMENT =
      worse(
          Map.of(Signal.RAGE_CLICKS, 0.03, Signal.SCRIPT_ERRORS, 0.04, Signal.ERROR_CLICKS, 0.015));

  private static final Map<Signal, Double> PAYMENT_IN_MOBILE_SAFARI =
      worse(Map.of(Signal.RAGE_CLICKS, 0.8, Signal.SCRIPT_ERRORS, 0.9, Signal.ERROR_CLICKS, 0.6));

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

  /** The sessions that the campaign adds, in percent. */
  int campaignPercent(LocalDate day) {
    long into = this == NONE ? -1 : ChronoUnit.DAYS.between(campaign, day);
    return into >= 0 && into < CAMPAIGN_DAYS ? 100 : 0;
  }

  /** Probabilities of signals on the search page that differ from the usual ones. */
  private Map<Signal, Double> onSearch(LocalDate day) {
    if (this == NONE) {
      return Map.of();
    }
    double ago = Math.max(0, Math.min(IMPROVING_DAYS, ChronoUnit.DAYS.between(day, today)));
    double range = SEARCH_QUICKBACKS_THEN - SEARCH_QUICKBACKS_NOW;
    return Map.of(Signal.QUICKBACKS, SEARCH_QUICKBACKS_NOW + range * ago / IMPROVING_DAYS);
  }

  /** The signals on one page view, with their occurrences. */
  Map<Signal, Integer> signals(
      LocalDate day, PageKind kind, Visitor visitor, SplittableRandom random) {
    Map<Signal, Double> chances = chances(day, kind, visitor);
    Map<Signal, Integer> happened = new EnumMap<>(Signal.class);
    for (Signal signal : Signal.values()) {
      if (random.nextDouble() < chances.getOrDefault(signal, 0.0)) {
        happened.put(signal, signal == Signal.QUICKBACKS ? 1 : occurrences(random));
      }
    }
    return happened;
  }

  private Map<Signal, Double> chances(LocalDate day, PageKind kind, Visitor visitor) {
    return switch (kind) {
      case SIZE_GUIDE -> SIZE_GUIDE;
      case SEARCH -> worse(onSearch(day));
      case PAYMENT -> isBroken(day, visitor) ? PAYMENT_IN_MOBILE_SAFARI : PAYMENT;
      default -> USUAL;
    };
  }

  private boolean isBroken(LocalDate day, Visitor visitor) {
    return visitor.browser().equals("MobileSafari") && !day.isBefore(release);
  }

  private static int occurrences(SplittableRandom random) {
    int times = 1;
    while (times < MOST_OCCURRENCES && random.nextInt(5) < 2) {
      times++;
    }
    return times;
  }

  private static Map<Signal, Double> worse(Map<Signal, Double> chances) {
    Map<Signal, Double> all = new EnumMap<>(USUAL);
    all.putAll(chances);
    return all;
  }
}
