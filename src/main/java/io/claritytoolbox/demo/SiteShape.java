package io.claritytoolbox.demo;

/**
 * The parameters of a simulated site. Sites with the same shape are identical.
 *
 * @param seed the random seed
 * @param sessionsPerDay the sessions of an average day, including bots
 * @param products the number of product pages, at least one; the site has 17 other pages
 * @param botPercent the share of bots
 */
public record SiteShape(long seed, int sessionsPerDay, int products, int botPercent) {
  /** The shop of the demo: 600 to 900 sessions a day on about 30 pages. */
  public static final SiteShape SHOP = new SiteShape(2026, 750, 14, 6);

  /** A few sessions, for tests with readable output. */
  public static final SiteShape CORNER_SHOP = new SiteShape(7, 20, 2, 10);

  /** More pages than Clarity's row limit. */
  public static final SiteShape DEPARTMENT_STORE = new SiteShape(11, 4_000, 2_500, 6);

  public SiteShape {
    if (sessionsPerDay < 0) {
      throw new IllegalArgumentException(
          "sessionsPerDay must not be negative; got " + sessionsPerDay);
    }
    if (products < 1) {
      throw new IllegalArgumentException("products must be at least 1; got " + products);
    }
    if (botPercent < 0 || botPercent > 100) {
      throw new IllegalArgumentException("botPercent must be 0–100; got " + botPercent);
    }
  }
}
