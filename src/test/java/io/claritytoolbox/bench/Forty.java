package io.claritytoolbox.bench;

import static io.claritytoolbox.model.Dimension.BROWSER;
import static io.claritytoolbox.model.Dimension.CAMPAIGN;
import static io.claritytoolbox.model.Dimension.CHANNEL;
import static io.claritytoolbox.model.Dimension.COUNTRY;
import static io.claritytoolbox.model.Dimension.DEVICE;
import static io.claritytoolbox.model.Dimension.MEDIUM;
import static io.claritytoolbox.model.Dimension.OS;
import static io.claritytoolbox.model.Dimension.SOURCE;
import static io.claritytoolbox.model.Dimension.URL;
import static io.claritytoolbox.model.Measure.ACTIVE_SECONDS;
import static io.claritytoolbox.model.Measure.BOT_SESSIONS;
import static io.claritytoolbox.model.Measure.DEAD_CLICKS;
import static io.claritytoolbox.model.Measure.DEAD_CLICKS_SESSIONS;
import static io.claritytoolbox.model.Measure.ERROR_CLICKS;
import static io.claritytoolbox.model.Measure.EXCESSIVE_SCROLLS;
import static io.claritytoolbox.model.Measure.PAGES_PER_SESSION;
import static io.claritytoolbox.model.Measure.QUICKBACKS;
import static io.claritytoolbox.model.Measure.QUICKBACKS_SESSION_PERCENT;
import static io.claritytoolbox.model.Measure.RAGE_CLICKS;
import static io.claritytoolbox.model.Measure.RAGE_CLICKS_PAGE_VIEWS;
import static io.claritytoolbox.model.Measure.RAGE_CLICKS_SESSIONS;
import static io.claritytoolbox.model.Measure.RAGE_CLICKS_SESSION_PERCENT;
import static io.claritytoolbox.model.Measure.SCRIPT_ERRORS;
import static io.claritytoolbox.model.Measure.SCRIPT_ERRORS_SESSION_PERCENT;
import static io.claritytoolbox.model.Measure.SCROLL_DEPTH_PERCENT;
import static io.claritytoolbox.model.Measure.SESSIONS;
import static io.claritytoolbox.model.Measure.TOTAL_SECONDS;
import static io.claritytoolbox.model.Measure.USERS;

import io.claritytoolbox.model.Filter;
import io.claritytoolbox.model.Filter.Op;
import io.claritytoolbox.model.Listing.Kind;
import java.util.List;
import java.util.stream.Stream;

/**
 * Forty questions of one day about a shop, in order. Each needs only breakdowns of the daily sync.
 * {@link #across} are further questions that no five exports of three dimensions cover as well.
 */
final class Forty {
  private static final Filter IN_CHECKOUT = new Filter(URL, Op.STARTS_WITH, List.of("/checkout"));

  private Forty() {}

  static List<Asking> questions() {
    return Stream.of(overview(), pages(), technology(), marketing(), comparisons())
        .flatMap(List::stream)
        .toList();
  }

  private static List<Asking> overview() {
    return List.of(
        Asking.of("How was traffic?", SESSIONS, USERS, PAGES_PER_SESSION),
        Asking.of("How deep do people get in?", SCROLL_DEPTH_PERCENT, ACTIVE_SECONDS),
        Asking.of("On which devices?", SESSIONS, USERS).by(DEVICE),
        Asking.of("From which countries?", SESSIONS, USERS).by(COUNTRY),
        Asking.of("How many of them are bots, by country?", SESSIONS, BOT_SESSIONS).by(COUNTRY),
        Asking.of("Where do people rage?", RAGE_CLICKS, RAGE_CLICKS_SESSIONS).by(URL),
        Asking.list("What is read most?", Kind.POPULAR_PAGE),
        Asking.list("Who sends us people?", Kind.REFERRER));
  }

  private static List<Asking> pages() {
    Filter payment = new Filter(URL, Op.IS, List.of("/checkout/payment"));
    return List.of(
        Asking.of("And on phones?", RAGE_CLICKS, RAGE_CLICKS_SESSIONS)
            .by(URL)
            .where(DEVICE, "Mobile"),
        Asking.of("Is it the payment page?", RAGE_CLICKS, SESSIONS).by(DEVICE).where(payment),
        Asking.of("Which channels meet it?", RAGE_CLICKS, RAGE_CLICKS_PAGE_VIEWS)
            .by(CHANNEL)
            .where(payment),
        Asking.of("By channel and device?", RAGE_CLICKS).by(CHANNEL, DEVICE).where(payment),
        Asking.of("Every step of the checkout?", SESSIONS, DEAD_CLICKS, ERROR_CLICKS)
            .by(URL)
            .where(IN_CHECKOUT),
        Asking.of("Where do people turn back?", QUICKBACKS, QUICKBACKS_SESSION_PERCENT).by(URL),
        Asking.of("Do search visitors turn back?", QUICKBACKS)
            .by(URL)
            .where(CHANNEL, "OrganicSearch"),
        Asking.of("Which pages are read to the end?", SCROLL_DEPTH_PERCENT).by(URL),
        Asking.of("Where do tablets scroll madly?", EXCESSIVE_SCROLLS)
            .by(URL)
            .where(DEVICE, "Tablet"),
        Asking.of("Where does each channel land?", SESSIONS).by(URL, CHANNEL));
  }

  private static List<Asking> technology() {
    return List.of(
        Asking.of("Which browsers?", SESSIONS, USERS).by(BROWSER),
        Asking.of("Which systems?", SESSIONS).by(OS),
        Asking.of("Who meets script errors?", SCRIPT_ERRORS, SCRIPT_ERRORS_SESSION_PERCENT)
            .by(BROWSER),
        Asking.of("On which systems too?", SCRIPT_ERRORS).by(BROWSER, OS),
        Asking.of("Chrome by system?", SESSIONS, ACTIVE_SECONDS).by(OS).where(BROWSER, "Chrome"),
        Asking.of("Do phones rage more?", RAGE_CLICKS, RAGE_CLICKS_SESSION_PERCENT).by(DEVICE),
        Asking.of("And Safari on them?", RAGE_CLICKS, RAGE_CLICKS_SESSION_PERCENT)
            .where(BROWSER, "MobileSafari"),
        Asking.of("Do phones hold people?", ACTIVE_SECONDS, TOTAL_SECONDS).by(DEVICE));
  }

  private static List<Asking> marketing() {
    Filter paid = new Filter(CHANNEL, Op.CONTAINS, List.of("Paid"));
    return List.of(
        Asking.of("Which channels?", SESSIONS, USERS).by(CHANNEL),
        Asking.of("Which in Germany?", SESSIONS).by(CHANNEL).where(COUNTRY, "Germany"),
        Asking.of("Where do paid clicks come from?", SESSIONS).by(COUNTRY).where(paid),
        Asking.of("Which sources?", SESSIONS, PAGES_PER_SESSION).by(SOURCE),
        Asking.of("By medium too?", SESSIONS).by(SOURCE, MEDIUM),
        Asking.of("How do the campaigns do?", SESSIONS, ACTIVE_SECONDS).by(CAMPAIGN),
        Asking.of("Those by e-mail?", SESSIONS, DEAD_CLICKS_SESSIONS)
            .by(CAMPAIGN)
            .where(MEDIUM, "email"),
        Asking.of("Which channels on phones?", SESSIONS).by(CHANNEL).where(DEVICE, "Mobile"));
  }

  private static List<Asking> comparisons() {
    return List.of(
        Asking.of("The last day?", SESSIONS, USERS).over(1, 0),
        Asking.of("The day before?", SESSIONS, USERS).over(1, 1),
        Asking.of("Devices in the last day?", SESSIONS, RAGE_CLICKS).by(DEVICE).over(1, 0),
        Asking.of("Devices the day before?", SESSIONS, RAGE_CLICKS).by(DEVICE).over(1, 1),
        Asking.of("Rage in the last day?", RAGE_CLICKS).by(URL).over(1, 0),
        Asking.of("Rage the day before?", RAGE_CLICKS).by(URL).over(1, 1));
  }

  /** Ten more questions, across the breakdowns of the daily sync. */
  static List<Asking> across() {
    Filter payment = new Filter(URL, Op.IS, List.of("/checkout/payment"));
    return List.of(
        Asking.of("Is checkout worse in Safari?", RAGE_CLICKS, SCRIPT_ERRORS)
            .by(BROWSER)
            .where(payment),
        Asking.of("Which systems meet it?", RAGE_CLICKS).by(OS).where(payment),
        Asking.of("Campaigns on phones?", SESSIONS).by(CAMPAIGN).where(DEVICE, "Mobile"),
        Asking.of("Campaigns by channel?", SESSIONS, ACTIVE_SECONDS).by(CAMPAIGN, CHANNEL),
        Asking.of("Browsers in Germany?", SESSIONS).by(BROWSER).where(COUNTRY, "Germany"),
        Asking.of("Systems by country?", SESSIONS, USERS).by(OS, COUNTRY),
        Asking.of("Which pages do Germans read?", SESSIONS).by(URL).where(COUNTRY, "Germany"),
        Asking.of("Where do newsletters land?", SESSIONS).by(URL).where(MEDIUM, "email"),
        Asking.of("Do sources differ by device?", RAGE_CLICKS_SESSIONS).by(SOURCE, DEVICE),
        Asking.of("And pages by browser in the last day?", SCRIPT_ERRORS)
            .by(URL, BROWSER)
            .over(1, 0));
  }
}
