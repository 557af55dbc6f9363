package io.claritytoolbox.insight;

import io.claritytoolbox.model.Signal;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * The variance between days of two sides, in a difference of two rates. Sides of the same days have
 * none: what a day does to its visitors, it does to both.
 *
 * @param ofA side a's variance divided by the variance of chance, at least 1
 * @param ofB the same for side b
 * @param freedom the degrees of freedom of the estimate; infinite for a given value
 */
record Dispersion(double ofA, double ofB, double freedom) {
  /** No variance between days beyond chance. */
  static final Dispersion NONE = new Dispersion(1, 1, Double.POSITIVE_INFINITY);

  /** The two-sided p-value of a deviation in standard errors with this dispersion. */
  double p(double deviation) {
    return Rates.twoSided(deviation, freedom);
  }

  /** The deviation in standard errors that has this two-sided p-value. */
  double distance(double p) {
    return Double.isInfinite(freedom) || p >= 1
        ? Rates.distance(p)
        : TDistribution.of(freedom).inverseSurvivalProbability(p / 2);
  }

  /** The dispersion that makes a normal 95 % interval as wide as a Student interval. */
  Dispersion forIntervals() {
    if (Double.isInfinite(freedom)) {
      return this;
    }
    double ratio = TDistribution.of(freedom).inverseSurvivalProbability(0.025) / Rates.Z_95;
    return new Dispersion(ofA * ratio * ratio, ofB * ratio * ratio, freedom);
  }

  /**
   * A signal's variance between the days of each side, divided by the variance of chance (Laney
   * 2002). The estimate is shrunk towards that of all signals (Smyth 2004), which is a fit by least
   * squares, so that rare signals, which hardly show it, count little. If the sides share their
   * days, or with fewer than five days, the result assumes chance alone.
   */
  static Dispersion of(
      SortedMap<LocalDate, Tally> a, SortedMap<LocalDate, Tally> b, Signal signal) {
    Sum own = Sum.of(a, b, signal);
    if (own.freedom == 0 || sharesDays(a, b)) {
      return NONE;
    }
    double surplus = 0;
    double weights = 0;
    double freedom = 0;
    for (Signal each : Signal.values()) {
      Sum of = Sum.of(a, b, each);
      if (of.freedom > 0) {
        surplus += of.perDay() * (of.squares - of.freedom);
        weights += of.perDay() * of.load;
        freedom += of.freedom;
      }
    }
    double perAffected = Math.max(0, surplus / weights);
    DaySpread spread = DaySpread.of(own.squares, own.freedom, 1 + perAffected * own.perDay());
    double perLoad = (spread.variance() - 1) / own.perDay();
    return new Dispersion(
        1 + perLoad * load(a, b, signal),
        1 + perLoad * load(b, a, signal),
        Math.min(spread.freedom(), own.freedom + freedom));
  }

  private static boolean sharesDays(SortedMap<LocalDate, Tally> a, SortedMap<LocalDate, Tally> b) {
    return a.keySet().stream().filter(day -> b.containsKey(day)).count() >= DaySpread.FEWEST_DAYS;
  }

  /**
   * Squared deviations in units of chance.
   *
   * @param load the expected affected sessions of a day, summed over the degrees of freedom; the
   *     variance that days add grows with it
   */
  private record Sum(double squares, double freedom, double load) {
    static final Sum NONE = new Sum(0, 0, 0);

    static Sum of(SortedMap<LocalDate, Tally> a, SortedMap<LocalDate, Tally> b, Signal signal) {
      Sum ofA = ofSide(counts(a, signal));
      Sum ofB = ofSide(counts(b, signal));
      return new Sum(ofA.squares + ofB.squares, ofA.freedom + ofB.freedom, ofA.load + ofB.load);
    }

    double perDay() {
      return load / freedom;
    }
  }

  /** Affected sessions per day of one side, to which the variance between days is proportional. */
  private static double load(
      SortedMap<LocalDate, Tally> side, SortedMap<LocalDate, Tally> other, Signal signal) {
    List<Counts> days = counts(side.isEmpty() ? other : side, signal);
    return days.stream().mapToDouble(Counts::affected).average().orElse(0);
  }

  /** Pearson's sum of squares of the days' rates around their common rate. */
  private static Sum ofSide(List<Counts> days) {
    Counts all = days.stream().reduce(Counts.NONE, Counts::plus);
    if (days.size() < DaySpread.FEWEST_DAYS || all.affected() == 0 || all.rate() == 1) {
      return Sum.NONE;
    }
    double squares = 0;
    for (Counts day : days) {
      double deviation = day.rate() - all.rate();
      squares += deviation * deviation / (all.rate() * (1 - all.rate()) / day.sessions());
    }
    double freedom = days.size() - 1.0;
    return new Sum(squares, freedom, all.affected() / days.size() * freedom);
  }

  private static List<Counts> counts(SortedMap<LocalDate, Tally> days, Signal signal) {
    return days.values().stream()
        .flatMap(day -> day.counts(signal).stream())
        .filter(day -> day.sessions() > 0)
        .toList();
  }
}
