package io.claritytoolbox.insight;

import io.claritytoolbox.model.Signal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/** The variance between days in a difference of two rates. */
final class DayToDay {
  /** Days needed for an estimate of the variance between days. */
  static final int FEWEST = 5;

  private final SortedMap<LocalDate, Tally> a;
  private final SortedMap<LocalDate, Tally> b;

  DayToDay(SortedMap<LocalDate, Tally> a, SortedMap<LocalDate, Tally> b) {
    this.a = a;
    this.b = b;
  }

  /** One day's counts on both sides. */
  private record Day(Counts a, Counts b) {}

  /**
   * A signal's variance between days, divided by the variance of chance. If the sides share their
   * days, it is the variance of the daily differences, so effects on both sides cancel; otherwise
   * it is the variance within each side (Laney 2002). The estimate is shrunk towards that of all
   * signals (Smyth 2004). With fewer than five days, the result assumes chance alone.
   */
  Dispersion dispersion(Signal signal) {
    Sum own = sum(signal);
    if (own.freedom == 0) {
      return Dispersion.NONE;
    }
    Sum all = Sum.NONE;
    for (Signal each : Signal.values()) {
      all = all.plus(sum(each));
    }
    double perAffected = all.load == 0 ? 0 : Math.max(0, (all.squares - all.freedom) / all.load);
    double ofAll = 1 + perAffected * own.load / own.freedom;
    DaySpread spread = DaySpread.of(own.squares, own.freedom, ofAll);
    double perLoad = (spread.variance() - 1) * own.freedom / own.load;
    return new Dispersion(
        1 + perLoad * load(a, signal),
        1 + perLoad * load(b, signal),
        spread.equals(DaySpread.NONE) ? spread.freedom() : own.freedom);
  }

  /**
   * Squared deviations in units of chance.
   *
   * @param load the expected affected sessions of a day, summed over the degrees of freedom; the
   *     variance that days add grows with it
   */
  private record Sum(double squares, double freedom, double load) {
    static final Sum NONE = new Sum(0, 0, 0);

    Sum plus(Sum other) {
      return new Sum(squares + other.squares, freedom + other.freedom, load + other.load);
    }
  }

  /** Affected sessions per day of one side, to which the variance between days is proportional. */
  private double load(SortedMap<LocalDate, Tally> side, Signal signal) {
    List<Day> shared = shared(signal);
    if (shared.size() >= FEWEST) {
      return load(shared);
    }
    List<Counts> days = counts(side.isEmpty() ? (side == a ? b : a) : side, signal);
    return days.stream().mapToDouble(Counts::affected).average().orElse(0);
  }

  private static double load(List<Day> days) {
    double ofA = days.stream().mapToDouble(day -> day.a.affected()).sum();
    double ofB = days.stream().mapToDouble(day -> day.b.affected()).sum();
    return Math.min(ofA, ofB) / days.size();
  }

  private Sum sum(Signal signal) {
    List<Day> shared = shared(signal);
    if (shared.size() >= FEWEST) {
      return ofDifferences(shared);
    }
    return ofSide(counts(a, signal)).plus(ofSide(counts(b, signal)));
  }

  private static Sum ofDifferences(List<Day> days) {
    Counts allA = days.stream().map(Day::a).reduce(Counts.NONE, Counts::plus);
    Counts allB = days.stream().map(Day::b).reduce(Counts.NONE, Counts::plus);
    double mean = 0;
    double weights = 0;
    double squares = 0;
    for (Day day : days) {
      double difference = day.b.rate() - day.a.rate();
      double variance = variance(allA, day.a) + variance(allB, day.b);
      double weight = variance == 0 ? 0 : 1 / variance;
      mean += weight * difference;
      weights += weight;
      squares += weight * difference * difference;
    }
    double freedom = days.size() - 1.0;
    return weights == 0 || load(days) == 0
        ? Sum.NONE
        : new Sum(squares - mean * mean / weights, freedom, load(days) * freedom);
  }

  private static double variance(Counts all, Counts day) {
    return all.rate() * (1 - all.rate()) / day.sessions();
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
      squares += deviation * deviation / variance(all, day);
    }
    double freedom = days.size() - 1.0;
    return new Sum(squares, freedom, all.affected() / days.size() * freedom);
  }

  private List<Day> shared(Signal signal) {
    List<Day> days = new ArrayList<>();
    a.forEach(
        (date, ofA) -> {
          Tally ofB = b.get(date);
          if (ofB != null) {
            days.add(
                new Day(
                    ofA.counts(signal).orElse(Counts.NONE),
                    ofB.counts(signal).orElse(Counts.NONE)));
          }
        });
    days.removeIf(day -> !hasSessions(day.a) || !hasSessions(day.b));
    return days;
  }

  private static boolean hasSessions(Counts counts) {
    return counts.sessions() > 0;
  }

  private static List<Counts> counts(SortedMap<LocalDate, Tally> days, Signal signal) {
    return days.values().stream()
        .flatMap(day -> day.counts(signal).stream())
        .filter(DayToDay::hasSessions)
        .toList();
  }
}
