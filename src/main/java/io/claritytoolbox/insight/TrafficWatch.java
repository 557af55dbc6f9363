package io.claritytoolbox.insight;

import io.claritytoolbox.insight.History.Breakdown;
import io.claritytoolbox.insight.History.Series;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Compares each group's sessions in the current days with its baseline and the breakdown's weekly
 * pattern. Daily counts vary far more than a Poisson distribution, so the test uses the negative
 * binomial, with the additional variance from moments (Anscombe 1949), shrunk towards that of all
 * groups in the breakdown.
 */
final class TrafficWatch {
  /**
   * With two weeks or more, each weekday is known twice; with less, visits may differ by a quarter.
   */
  private static final Rhythm.Until RHYTHM = new Rhythm.Until(14, 0.06);

  private final History history;
  private final Breakdown breakdown;
  private final Rhythm rhythm;

  TrafficWatch(History history, Breakdown breakdown) {
    this.history = history;
    this.breakdown = breakdown;
    this.rhythm = rhythm();
  }

  private Rhythm rhythm() {
    double[] sessions = new double[history.days()];
    double[] one = new double[history.days()];
    for (int day = 0; day < history.baseline(); day++) {
      one[day] = breakdown.isWhole(day) ? 1 : 0;
      for (Series series : breakdown.groups()) {
        sessions[day] += breakdown.isWhole(day) ? series.sessions[day] : 0;
      }
    }
    return new Rhythm(history, sessions, one, RHYTHM);
  }

  Rhythm weekdays() {
    return rhythm;
  }

  /**
   * Tests the groups with enough sessions before and now. Groups that a cut export hides on a day
   * are left out, because the days that show them are not typical.
   *
   * @param tested gets their deviations
   * @param untested gets those of the other groups
   */
  void test(Collection<Deviation> tested, Collection<Deviation> untested) {
    List<Group> groups = new ArrayList<>();
    double surplus = 0;
    double load = 0;
    for (Series series : breakdown.groups()) {
      Group group = new Group(series);
      if (group.hasEnough()) {
        surplus += group.squares - group.days + 1;
        load += group.sessionsBefore;
        groups.add(group);
      } else if (group.complete) {
        untested.add(group.untested());
      }
    }
    double excess = load <= 0 ? 0 : Math.max(0, surplus / load);
    groups.forEach(each -> tested.add(each.deviation(excess)));
  }

  private final class Group {
    private final Series series;
    private int days;
    private double sessionsBefore;
    private double weekdaysBefore;
    private double sessionsNow;
    private double weekdaysNow;
    private double squaredWeekdaysNow;
    private double rhythmVariance;
    private double squares;
    private boolean complete = true;

    Group(Series series) {
      this.series = series;
      for (int day = 0; day < history.days(); day++) {
        if (series.isKnown(day)) {
          add(day);
        } else if (day >= history.baseline()) {
          complete = false;
        }
        complete &= !breakdown.hides(day, series.sessions[day]);
      }
      for (int day = 0; day < history.baseline(); day++) {
        double mean = mean() * rhythm.factor(day);
        if (series.isKnown(day) && mean > 0) {
          squares += (series.sessions[day] - mean) * (series.sessions[day] - mean) / mean;
        }
      }
    }

    private void add(int day) {
      if (day < history.baseline()) {
        days++;
        sessionsBefore += series.sessions[day];
        weekdaysBefore += rhythm.factor(day);
      } else {
        sessionsNow += series.sessions[day];
        weekdaysNow += rhythm.factor(day);
        squaredWeekdaysNow += rhythm.factor(day) * rhythm.factor(day);
        rhythmVariance += rhythm.variance(day);
      }
    }

    private double mean() {
      return weekdaysBefore == 0 ? 0 : sessionsBefore / weekdaysBefore;
    }

    boolean hasEnough() {
      return complete
          && days >= DaySpread.FEWEST_DAYS
          && sessionsBefore >= RateWatch.FEWEST_SESSIONS
          && Math.max(sessionsNow, mean() * weekdaysNow) >= RateWatch.FEWEST_SESSIONS;
    }

    Deviation untested() {
      return Deviation.untested(series.group, null, sessionsNow, sessionsNow, mean() * weekdaysNow);
    }

    Deviation deviation(double ofAll) {
      double expected = mean() * weekdaysNow;
      DaySpread spread = DaySpread.of(squares, days - 1.0, 1 + ofAll * mean());
      double dispersion = spread.variance();
      double extra = (dispersion - 1) / mean();
      double variance =
          expected
              + extra * mean() * mean() * squaredWeekdaysNow
              + expected * expected * dispersion / sessionsBefore
              + mean() * mean() * rhythmVariance;
      double half = Rates.Z_95 * Math.sqrt(variance);
      double difference = sessionsNow - expected;
      return new Deviation(
          series.group,
          null,
          sessionsNow,
          sessionsNow,
          expected,
          expected,
          sessionsNow,
          new Interval(Math.max(-expected, difference - half), difference + half),
          spread.p(sessionsNow, expected, variance),
          0,
          evidence(expected));
    }

    /** Of two Poisson counts: before, and now. */
    private double evidence(double expected) {
      double portion = expected / (expected + sessionsBefore);
      double all = sessionsBefore + sessionsNow;
      double now = sessionsNow == 0 ? 0 : sessionsNow * Math.log(sessionsNow / (portion * all));
      return now + sessionsBefore * Math.log(sessionsBefore / ((1 - portion) * all));
    }
  }
}
