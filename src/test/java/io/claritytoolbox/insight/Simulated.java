package io.claritytoolbox.insight;

import io.claritytoolbox.model.Signal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/** Generates visitors with known true rates. */
final class Simulated {
  static final LocalDate FIRST_DAY = LocalDate.of(2026, 9, 7);

  private static final double[] USUAL = {0.0045, 0.09, 0.12, 0.012, 0.004, 0.03};

  private final Random random;

  Simulated(long seed) {
    random = new Random(seed);
  }

  /** Typical rates of real sites, by signal. */
  static double usual(Signal signal) {
    return USUAL[signal.ordinal()];
  }

  /** The probability of a signal in a session of a stratum. */
  interface Truth {
    double rate(String stratum, Signal signal);
  }

  /**
   * A group of visitors.
   *
   * @param mix the sessions of each stratum
   * @param sessionsPerUser the mean; returning users follow a geometric distribution
   * @param likeness the correlation of two sessions of one user
   * @param dayDeviation standard deviation of the logarithm of a day's rates
   */
  record Crowd(
      Map<String, Integer> mix,
      double sessionsPerUser,
      double likeness,
      int days,
      double dayDeviation) {
    Crowd(Map<String, Integer> mix) {
      this(mix, 1, 0, 1, 0);
    }
  }

  /** A random factor of each signal's rates on a day. */
  double[][] dayFactors(Crowd crowd) {
    double[][] factors = new double[crowd.days()][Signal.values().length];
    for (double[] day : factors) {
      for (int signal = 0; signal < day.length; signal++) {
        double deviation = crowd.dayDeviation();
        day[signal] = Math.exp(deviation * random.nextGaussian() - deviation * deviation / 2);
      }
    }
    return factors;
  }

  Comparison.Side side(Crowd crowd, Truth truth) {
    return side(crowd, truth, dayFactors(crowd), FIRST_DAY);
  }

  Comparison.Side side(Crowd crowd, Truth truth, double[][] factors, LocalDate first) {
    Map<String, Tally> strata = new LinkedHashMap<>();
    SortedMap<LocalDate, double[][]> days = new TreeMap<>();
    for (int day = 0; day < crowd.days(); day++) {
      days.put(first.plusDays(day), new double[2][Signal.values().length + 1]);
    }
    List<LocalDate> dates = List.copyOf(days.keySet());
    crowd
        .mix()
        .forEach(
            (stratum, sessions) ->
                strata.put(
                    stratum, stratum(crowd, truth, stratum, sessions, factors, dates, days)));
    SortedMap<LocalDate, Tally> tallies = new TreeMap<>();
    if (crowd.days() > 1) {
      days.forEach((date, counts) -> tallies.put(date, tally(counts[0], counts[1][0])));
    }
    return new Comparison.Side(strata, tallies);
  }

  /** Slot 0 counts sessions (first row) and users (second); the signals follow. */
  private Tally stratum(
      Crowd crowd,
      Truth truth,
      String stratum,
      int sessions,
      double[][] factors,
      List<LocalDate> dates,
      SortedMap<LocalDate, double[][]> days) {
    double[] counts = new double[Signal.values().length + 1];
    double users = 0;
    double likeness = Math.sqrt(crowd.likeness());
    while (counts[0] < sessions) {
      users++;
      boolean[] usual = new boolean[counts.length];
      int firstDay = random.nextInt(crowd.days());
      for (Signal signal : Signal.values()) {
        double rate = truth.rate(stratum, signal) * factors[firstDay][signal.ordinal()];
        usual[signal.ordinal() + 1] = random.nextDouble() < rate;
      }
      boolean again = true;
      int visit = 0;
      while (again && counts[0] < sessions) {
        int day = visit++ == 0 ? firstDay : random.nextInt(crowd.days());
        double[][] ofDay = days.get(dates.get(day));
        counts[0]++;
        ofDay[0][0]++;
        ofDay[1][0]++;
        for (Signal signal : Signal.values()) {
          int slot = signal.ordinal() + 1;
          boolean own =
              random.nextDouble() < truth.rate(stratum, signal) * factors[day][signal.ordinal()];
          if (random.nextDouble() < likeness ? usual[slot] : own) {
            counts[slot]++;
            ofDay[0][slot]++;
          }
        }
        again = random.nextDouble() < 1 - 1 / crowd.sessionsPerUser();
      }
    }
    return tally(counts, users);
  }

  private static Tally tally(double[] counts, double users) {
    Map<Signal, Double> affected = new EnumMap<>(Signal.class);
    for (Signal signal : Signal.values()) {
      affected.put(signal, counts[signal.ordinal() + 1]);
    }
    return new Tally(counts[0], Math.min(counts[0], users), affected, Map.of());
  }

  int binomial(int n, double p) {
    if (p <= 0) {
      return 0;
    }
    if (n * p > 30 && n * (1 - p) > 30) {
      double k = Math.rint(n * p + Math.sqrt(n * p * (1 - p)) * random.nextGaussian());
      return (int) Math.max(0, Math.min(n, k));
    }
    int k = 0;
    double log = Math.log1p(-p);
    for (double at = step(log); at < n; at += 1 + step(log)) {
      k++;
    }
    return k;
  }

  /** The failures before the next success. */
  private double step(double log) {
    return Math.floor(Math.log(1 - random.nextDouble()) / log);
  }

  int poisson(double mean) {
    if (mean > 60) {
      return (int) Math.max(0, Math.rint(mean + Math.sqrt(mean) * random.nextGaussian()));
    }
    double limit = Math.exp(-mean);
    double product = random.nextDouble();
    int count = 0;
    while (product > limit) {
      product *= random.nextDouble();
      count++;
    }
    return count;
  }

  Random random() {
    return random;
  }

  static <T> List<T> listOf(int size, java.util.function.IntFunction<T> each) {
    List<T> list = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      list.add(each.apply(i));
    }
    return list;
  }
}
