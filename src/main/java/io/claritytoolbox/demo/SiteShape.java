package io.claritytoolbox.demo;

/**
 * What a simulated site is like. Two sites of one shape are the same site.
 *
 * @param seed from which everything follows that is left to chance
 * @param sessionsPerDay on an average day, bots included
 * @param products its product pages, at least one; the site has seventeen other pages
 * @param botPercent of all sessions
 */
public record SiteShape(long seed, int sessionsPerDay, int products, int botPercent) {
  /** The shop that newcomers meet: 600 to 900 sessions a day on some thirty pages. */
  public static final SiteShape SHOP = new SiteShape(2026, 750, 14, 6);

  /** A handful of sessions, for tests that print what they compare. */
  public static final SiteShape CORNER_SHOP = new SiteShape(7, 20, 2, 10);

  /** More pages than Clarity has rows. */
  public static final SiteShape DEPARTMENT_STORE = new SiteShape(11, 4_000, 2_500, 6);

  public SiteShape {
    if (sessionsPerDay < 0) {
      throw new IllegalArgumentException("sessions a day are not negative: " + sessionsPerDay);
    }
    if (products < 1) {
      throw new IllegalArgumentException("a shop has a product");
    }
    if (botPercent < 0 || botPercent > 100) {
      throw new IllegalArgumentException("a percentage is 0 to 100, not " + botPercent);
    }
  }
}
