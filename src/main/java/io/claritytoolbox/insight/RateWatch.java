package io.claritytoolbox.insight;

import io.claritytoolbox.insight.History.Breakdown;
import io.claritytoolbox.insight.History.Series;
import io.claritytoolbox.insight.MantelHaenszel.Pair;
import io.claritytoolbox.model.Signal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Compares each group's rate of one signal in the current days with its baseline.
 *
 * <p>The error includes the variance between a group's days divided by that of chance, at least 1,
 * as in Laney's chart (2002). It uses von Neumann's successive differences (1941) instead of the
 * moving range, because they are unbiased for rare signals and insensitive to a lasting shift. The
 * estimate is shrunk towards that of all groups in the breakdown (Smyth 2004).
 */
final class RateWatch {
  /** Groups with fewer sessions before or now are left out. */
  static final int FEWEST_SESSIONS = 30;

  /**
   * With four weeks or more, the baseline uses the same weekdays; with less, weekdays may differ by
   * a tenth.
   */
  private static final Rhythm.Until RHYTHM = new Rhythm.Until(28, 0.01);

  /** Successive differences give two thirds as many degrees of freedom. */
  private static final double EFFICIENCY = 2.0 / 3;

  /** The assumed dispersion if there are too few days. */
  private static final double UNKNOWN = 2;

  /** Days with fewer expected affected sessions don't count for dispersion. */
  private static final double TELLING = 0.5;

  private static final double PERCENT = 100;

  private final History history;
  private final Breakdown breakdown;
  private final Signal signal;
  private final Rhythm rhythm;

  RateWatch(History history, Breakdown breakdown, Signal signal) {
    this.history = history;
    this.breakdown = breakdown;
    this.signal = signal;
    this.rhythm = rhythm();
  }

  private Rhythm rhythm() {
    double[] affected = new double[history.days()];
    double[] sessions = new double[history.days()];
    for (Series series : breakdown.groups()) {
      double[] ofSeries = series.affected(signal);
      for (int day = 0; day < history.baseline(); day++) {
        if (!Double.isNaN(ofSeries[day])) {
          affected[day] += ofSeries[day];
          sessions[day] += series.sessions[day];
        }
      }
    }
    return new Rhythm(history, affected, sessions, RHYTHM);
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
      if (!group.complete) {
        continue;
      }
      if (group.hasEnough()) {
        group.measureDispersion();
        surplus += group.squares / EFFICIENCY - group.pairs;
        load += group.load;
        groups.add(group);
      } else {
        untested.add(group.untested());
      }
    }
    double correlation = load <= 0 ? 0 : Math.max(0, surplus / load);
    groups.forEach(each -> tested.add(each.deviation(correlation)));
  }

  /** Sums over one group's known days. */
  private final class Group {
    private final Series series;
    private final double[] affected;
    private double sessionsBefore;
    private double exposureBefore;
    private double affectedBefore;
    private double effectiveBefore;
    private double sessionsNow;
    private double exposureNow;
    private double affectedNow;
    private double effectiveNow;
    private double squaredSessionsNow;
    private double rhythmVariance;
    private int daysBefore;
    private double squares;
    private double load;
    private int pairs;
    private boolean complete = true;

    Group(Series series) {
      this.series = series;
      this.affected = series.affected(signal);
      for (int day = 0; day < affected.length; day++) {
        complete &= !breakdown.hides(day, affected[day]);
        if (!Double.isNaN(affected[day])) {
          add(day);
        }
      }
    }

    private void add(int day) {
      double sessions = series.sessions[day];
      if (day < history.baseline()) {
        daysBefore++;
        sessionsBefore += sessions;
        exposureBefore += sessions * rhythm.factor(day);
        affectedBefore += affected[day];
        effectiveBefore += series.effective[day];
      } else {
        sessionsNow += sessions;
        squaredSessionsNow += sessions * sessions;
        exposureNow += sessions * rhythm.factor(day);
        affectedNow += affected[day];
        effectiveNow += series.effective[day];
        rhythmVariance += sessions * sessions * rhythm.variance(day);
      }
    }

    boolean hasEnough() {
      return sessionsBefore >= FEWEST_SESSIONS && sessionsNow >= FEWEST_SESSIONS;
    }

    private double rate() {
      return exposureBefore == 0 ? 0 : affectedBefore / exposureBefore;
    }

    private void measureDispersion() {
      double last = Double.NaN;
      double lastSessions = 0;
      for (int day = 0; day < history.baseline(); day++) {
        double sessions = series.sessions[day];
        double expected = sessions * rhythm.factor(day) * rate();
        if (!Double.isNaN(affected[day]) && expected >= TELLING && expected < sessions) {
          double z = (affected[day] - expected) / Math.sqrt(expected * (1 - expected / sessions));
          if (!Double.isNaN(last)) {
            squares += EFFICIENCY * (z - last) * (z - last) / 2;
            load += (sessions + lastSessions) / 2 - 1;
            pairs++;
          }
          last = z;
          lastSessions = sessions;
        }
      }
    }

    private DaySpread spread(double correlation) {
      double ofAll = 1 + Math.max(0, squaredSessionsNow / sessionsNow - 1) * correlation;
      DaySpread spread = DaySpread.of(squares, EFFICIENCY * pairs, ofAll);
      return daysBefore < DaySpread.FEWEST_DAYS
          ? new DaySpread(Math.max(UNKNOWN, spread.variance()), spread.freedom())
          : spread;
    }

    Deviation untested() {
      return Deviation.untested(
          series.group, signal, sessionsNow, affectedNow, exposureNow * rate());
    }

    Deviation deviation(double correlation) {
      DaySpread spread = spread(correlation);
      double dispersion = spread.variance();
      double rate = Math.min(1, rate() * exposureNow / sessionsNow);
      Counts now =
          new Counts(sessionsNow, affectedNow, Math.min(effectiveNow, sessionsNow / dispersion));
      double effective = Math.min(effectiveBefore, sessionsBefore / dispersion);
      double blur =
          rhythmVariance / (sessionsNow * sessionsNow) * rate / (1 - Math.min(rate, 0.999));
      Counts before =
          new Counts(sessionsBefore, sessionsBefore * rate, effective / (1 + effective * blur));
      MantelHaenszel test = new MantelHaenszel(List.of(new Pair(before, now)));
      Interval interval = Rates.newcombe(before, now);
      return new Deviation(
          series.group,
          signal,
          sessionsNow,
          affectedNow,
          sessionsNow * rate,
          PERCENT * rate,
          PERCENT * now.rate(),
          interval.times(PERCENT),
          p(test.p(), before, spread),
          attainable(),
          Rates.evidence(
              Counts.of(sessionsBefore, sessionsBefore * rate),
              Counts.of(sessionsNow, affectedNow)));
    }

    /** The larger of the p-values from chance and from the variance between days. */
    private double p(double byChance, Counts before, DaySpread spread) {
      double expected = sessionsNow * before.rate();
      double dispersion = spread.variance();
      if (dispersion == 1 || expected == 0) {
        return byChance;
      }
      double variance =
          expected
              * (1 - before.rate())
              * dispersion
              * (1 + sessionsNow / dispersion / before.effective());
      return Math.max(byChance, spread.p(affectedNow, expected, variance));
    }

    /** The p-value if all affected sessions are on one side, the rarest outcome. */
    private double attainable() {
      double all = Math.rint(affectedBefore + affectedNow);
      double ofBefore = 1;
      double ofNow = 1;
      for (int i = 0; i < all && Math.min(ofBefore, ofNow) > 1e-12; i++) {
        double left = sessionsBefore + sessionsNow - i;
        ofBefore *= Math.max(0, sessionsBefore - i) / left;
        ofNow *= Math.max(0, sessionsNow - i) / left;
      }
      return Math.min(1, Math.min(ofBefore, ofNow));
    }
  }
}
