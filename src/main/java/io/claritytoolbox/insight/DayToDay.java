package io.claritytoolbox.insight;

import io.claritytoolbox.model.Signal;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;

/**
 * The variance between days in a difference of two rates. Sides of the same days have none: what a
 * day does to its visitors, it does to both.
 */
final class DayToDay {
  /** Days needed for an estimate of the variance between days. */
  static final int FEWEST = 5;

  private final SortedMap<LocalDate, Tally> a;
  private final SortedMap<LocalDate, Tally> b;

  DayToDay(SortedMap<LocalDate, Tally> a, SortedMap<LocalDate, Tally> b) {
    this.a = a;
    this.b = b;
  }

  /**
   * A signal's variance between the days of each side, divided by the variance of chance (Laney
   * 2002). The estimate is shrunk towards that of all signals (Smyth 2004), which is a fit by least
   * squares, so that rare signals, which hardly show it, count little. If the sides share their
   * days, or with fewer than five days, the result assumes chance alone.
   */
  Dispersion dispersion(Signal signal) {
    Sum own = sum(signal);
    if (own.freedom == 0 || sharesDays()) {
      return Dispersion.NONE;
    }
    double surplus = 0;
    double weights = 0;
    double freedom = 0;
    for (Signal each : Signal.values()) {
      Sum of = sum(each);
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
        1 + perLoad * load(a, signal),
        1 + perLoad * load(b, signal),
        Math.min(spread.freedom(), own.freedom + freedom));
  }

  private boolean sharesDays() {
    return a.keySet().stream().filter(day -> b.containsKey(day)).count() >= FEWEST;
  }

  /**
   * Squared deviations in units of chance.
   *
   * @param load the expected affected sessions of a day, summed over the degrees of freedom; the
   *     variance that days add grows with it
   */
  private record Sum(double squares, double freedom, double load) {
    static final Sum NONE = new Sum(0, 0, 0);

    double perDay() {
      return load / freedom;
    }

    Sum plus(Sum other) {
      return new Sum(squares + other.squares, freedom + other.freedom, load + other.load);
    }
  }

  /** Affected sessions per day of one side, to which the variance between days is proportional. */
  private double load(SortedMap<LocalDate, Tally> side, Signal signal) {
    List<Counts> days = counts(side.isEmpty() ? (side == a ? b : a) : side, signal);
    return days.stream().mapToDouble(Counts::affected).average().orElse(0);
  }

  private Sum sum(Signal signal) {
    return ofSide(counts(a, signal)).plus(ofSide(counts(b, signal)));
  }

  /** Pearson's sum of squares of the days' rates around their common rate. */
  private static Sum ofSide(List<Counts> days) {
    Counts all = days.stream().reduce(Counts.NONE, Counts::plus);
    if (days.size() < FEWEST || all.affected() == 0 || all.rate() == 1) {
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
