package io.claritytoolbox.differential;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** The parameters of a planted site, and its problems. */
final class PlantedTraits {
  int days = 10;
  double sessionsPerDay = 700;
  int pages = 12;

  /** The exponent of the power law of page traffic; 0 if all pages are equal. */
  double slope;

  /** Sessions on Saturday and Sunday relative to other days. */
  double weekend = 0.6;

  /** Standard deviations of logarithms: of a day's sessions, and of the rates of days and pages. */
  double trafficUnlike = 0.08;

  double daysUnlike;
  double pagesUnlike;

  /** The same for users' rates, which are equal in all sessions of a user. */
  double usersUnlike = 0.4;

  /** The share of sessions by returning users. */
  double returning = 0.25;

  /** The probability that a session continues to another page. */
  double goesOn = 0.5;

  /** How many times as likely a signal is on mobile devices. */
  double mobileTimes = 1.5;

  /** How many times as often mobile or other visitors come to some pages. */
  double preference = 1;

  int forMobile = 1;
  int forOthers;
  List<Effect> effects = new ArrayList<>();

  private double[][] upTo = new double[0][];

  static String path(int page) {
    return "/page-" + page;
  }

  /** The visits of a page on an average day. A session has about 1.8 pages. */
  double visits(int page) {
    double[] sums = sums(false);
    double before = page == 0 ? 0 : sums[page - 1];
    return 1.8 * sessionsPerDay * (sums[page] - before) / sums[pages - 1];
  }

  int pick(Machine machine, Random random) {
    if (upTo.length == 0) {
      upTo = new double[][] {sums(false), sums(true)};
    }
    double[] sums = upTo[machine.isMobile() ? 1 : 0];
    double wanted = random.nextDouble() * sums[sums.length - 1];
    int found = Arrays.binarySearch(sums, wanted);
    return found >= 0 ? found : -found - 1;
  }

  private double[] sums(boolean mobile) {
    double[] sums = new double[pages];
    double sum = 0;
    for (int page = 0; page < pages; page++) {
      double weight = Math.pow(page + 1.0, -slope);
      boolean isPreferred = page == (mobile ? forMobile : forOthers);
      sum += weight * (isPreferred ? preference : 1);
      sums[page] = sum;
    }
    return sums;
  }
}
