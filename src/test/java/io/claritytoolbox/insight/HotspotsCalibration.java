package io.claritytoolbox.insight;

import io.claritytoolbox.insight.Hotspots.Excess;
import io.claritytoolbox.insight.Hotspots.Group;
import io.claritytoolbox.insight.Hotspots.Hotspot;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Signal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Measures how often {@link Hotspots} is right on sites with known problems. */
final class HotspotsCalibration {
  private static final String[] DEVICES = {"Mobile", "PC", "Tablet"};
  private static final double[] FACTORS = {1.4, 0.6, 1};

  private final Simulated simulated;
  private final Random random;

  HotspotsCalibration(long seed) {
    simulated = new Simulated(seed);
    random = simulated.random();
  }

  /**
   * A site.
   *
   * @param largest sessions of the largest page
   * @param unlike standard deviation of the logarithm of the pages' usual rates
   * @param likeness how far signals come in the same sessions: a troubled session has all rates
   *     doubled
   */
  record Site(int pages, double largest, double unlike, int planted, double times) {}

  /** The result for one site. */
  static final class Score {
    double firstFive;
    double truly;
    double of;
    double hotspots;
    double falseHotspots;
    double holds;
    double signalHolds;
    double intervals;
    double allHold;
    double all;
    double plantedHot;
    double plantedFound;
    double plantedFindable;

    @Override
    public String toString() {
      return String.format(
          "first five planted %.2f, truly above %.3f | hotspots %.1f, false %.2f | planted signals' intervals hold %.3f, every page's %.3f | found of findable %.3f (%.1f)",
          firstFive / of,
          truly / of,
          hotspots,
          falseHotspots,
          signalHolds / intervals,
          allHold / all,
          plantedFound / plantedFindable,
          plantedFindable);
    }
  }

  Score run(int runs, Site site) {
    Score score = new Score();
    for (int run = 0; run < runs; run++) {
      one(site, score);
    }
    score.hotspots /= runs;
    score.falseHotspots /= runs;
    return score;
  }

  private void one(Site site, Score score) {
    double[][] rates = new double[site.pages()][Signal.values().length];
    boolean[] troubled = new boolean[site.pages()];
    Signal[] in = new Signal[site.pages()];
    for (int i = 0; i < site.planted(); i++) {
      int page = random.nextInt(Math.min(site.pages(), 30));
      troubled[page] = true;
      in[page] = Signal.values()[random.nextInt(Signal.values().length)];
    }
    double[][] n = new double[site.pages()][DEVICES.length];
    double[][][] k = new double[site.pages()][DEVICES.length][Signal.values().length];
    List<Group> groups = new ArrayList<>();
    for (int page = 0; page < site.pages(); page++) {
      double mobile = 0.2 + 0.6 * random.nextDouble();
      double[] mix = {mobile, 0.95 - mobile, 0.05};
      Map<String, Tally> strata = new LinkedHashMap<>();
      for (Signal signal : Signal.values()) {
        double spread = site.unlike();
        rates[page][signal.ordinal()] =
            Simulated.usual(signal)
                * Math.exp(spread * random.nextGaussian() - spread * spread / 2)
                * (troubled[page] && signal == in[page] ? times(site, page, signal) : 1);
      }
      for (int device = 0; device < DEVICES.length; device++) {
        n[page][device] = simulated.poisson(site.largest() / (1 + page) * mix[device]);
        Map<Signal, Double> affected = new EnumMap<>(Signal.class);
        for (Signal signal : Signal.values()) {
          double rate = Math.min(0.95, rates[page][signal.ordinal()] * FACTORS[device]);
          k[page][device][signal.ordinal()] = rate;
          affected.put(signal, (double) simulated.binomial((int) n[page][device], rate));
        }
        strata.put(
            DEVICES[device], new Tally(n[page][device], n[page][device], affected, Map.of()));
      }
      groups.add(new Group(Map.of(Dimension.URL, "/" + page), strata));
    }
    judge(new Hotspots(groups).rank(List.of(Signal.values())), n, k, troubled, in, score);
  }

  /** A factor that makes the excess at least five standard deviations of chance. */
  private static double times(Site site, int page, Signal signal) {
    double expected = site.largest() / (1 + page) * Simulated.usual(signal);
    return Math.min(
        0.5 / Simulated.usual(signal),
        Math.max(site.times(), 1 + (5 + 4 / Math.sqrt(expected)) / Math.sqrt(expected)));
  }

  private static void judge(
      List<Hotspot> ranked,
      double[][] n,
      double[][][] rate,
      boolean[] troubled,
      Signal[] in,
      Score score) {
    int planted = 0;
    for (boolean each : troubled) {
      planted += each ? 1 : 0;
    }
    int seen = 0;
    Map<Integer, Double> excess = new HashMap<>();
    for (Hotspot each : ranked) {
      int page = Integer.parseInt(each.key().get(Dimension.URL).substring(1));
      if (seen++ < 5) {
        score.of += each.isHot() ? 1 : 0;
        score.firstFive += each.isHot() && troubled[page] ? 1 : 0;
        score.truly +=
            each.isHot() && truth(n, rate, page, each.signals().get(0).signal()) > 0 ? 1 : 0;
      }
      score.hotspots += each.isHot() ? 1 : 0;
      double truth = 0;
      for (Excess signal : each.signals()) {
        truth += truth(n, rate, page, signal.signal());
        if (troubled[page] && signal.signal() == in[page]) {
          double t = truth(n, rate, page, signal.signal());
          score.signalHolds +=
              signal.interval().low() <= t && t <= signal.interval().high() ? 1 : 0;
          score.intervals++;
        }
      }
      score.falseHotspots += each.isHot() && truth <= 0 ? 1 : 0;
      score.allHold += each.interval().low() <= truth && truth <= each.interval().high() ? 1 : 0;
      score.all++;
      if (troubled[page]) {
        double t = truth(n, rate, page, in[page]);
        double sessions = n[page][0] + n[page][1] + n[page][2];
        double base = Math.max(1e-9, p(n, rate, page, in[page]) - t / Math.max(1, sessions));
        double z = t / Math.sqrt(Math.max(1e-9, sessions * base * (1 - base)));
        if (z > 4.5 && sessions * base >= 1) {
          score.plantedFindable++;
          score.plantedFound += each.isHot() ? 1 : 0;
        }
      }
    }
  }

  private static double p(double[][] n, double[][][] rate, int page, Signal signal) {
    double sum = 0;
    double all = 0;
    for (int device = 0; device < DEVICES.length; device++) {
      sum += n[page][device] * rate[page][device][signal.ordinal()];
      all += n[page][device];
    }
    return all == 0 ? 0 : sum / all;
  }

  /** The true excess: the page's true rates minus those of all other pages on its devices. */
  private static double truth(double[][] n, double[][][] rate, int page, Signal signal) {
    double sum = 0;
    for (int device = 0; device < DEVICES.length; device++) {
      double others = 0;
      double sessions = 0;
      for (int other = 0; other < n.length; other++) {
        if (other != page) {
          others += n[other][device] * rate[other][device][signal.ordinal()];
          sessions += n[other][device];
        }
      }
      double expected = sessions == 0 ? 0 : others / sessions;
      sum += n[page][device] * (rate[page][device][signal.ordinal()] - expected);
    }
    return sum;
  }

  public static void main(String[] arguments) {
    int runs = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 60;
    Map<String, Site> sites = new TreeMap<>();
    sites.put("a 100 pages, alike, none", new Site(100, 2000, 0, 0, 1));
    sites.put("b 100 pages, alike, 5 x3", new Site(100, 2000, 0, 5, 3));
    sites.put("c 100 pages, unlike .2, 5 x4", new Site(100, 2000, .2, 5, 4));
    sites.put("d 100 pages, unlike .5, 5 x6", new Site(100, 2000, .5, 5, 6));
    sites.put("e 1000 pages, unlike .3, 8 x5", new Site(1000, 10000, .3, 8, 5));
    sites.put("f 15 pages, unlike .2, 2 x4", new Site(15, 800, .2, 2, 4));
    sites.put("g 30 small pages, 3 x6", new Site(30, 150, .2, 3, 6));
    sites.put("h 100 pages, unlike .3, none", new Site(100, 2000, .3, 0, 1));
    sites.forEach(
        (name, site) ->
            System.out.println(
                name
                    + ": "
                    + new HotspotsCalibration(9).run(site.pages() > 500 ? runs / 6 : runs, site)));
  }
}
