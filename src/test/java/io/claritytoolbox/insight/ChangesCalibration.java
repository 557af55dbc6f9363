package io.claritytoolbox.insight;

import io.claritytoolbox.insight.Changes.Change;
import io.claritytoolbox.insight.Changes.Result;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.Signal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.statistics.inference.FisherExactTest;

/** Measures how often {@link Changes} is right on sites with known rates. */
final class ChangesCalibration {
  static final List<Signal> SIGNALS = List.of(Signal.values());
  static final String[] BROWSERS = {"Chrome", "MobileSafari", "ChromeMobile", "Edge"};
  private static final double[] SHARES = {0.4, 0.3, 0.2, 0.1};
  private static final double[] FACTORS = {0.7, 1.4, 1.3, 0.8};

  private final Simulated simulated;

  ChangesCalibration(long seed) {
    simulated = new Simulated(seed);
  }

  /**
   * A site.
   *
   * @param daily sessions of the largest page; the others follow Zipf's law
   * @param weekend visits at the weekend over those of a weekday
   * @param rateDeviation of the logarithm of a day's rates, of the site and of each page
   * @param trafficDeviation of the logarithm of a day's visits, of the site and of each page
   */
  record Site(
      int pages,
      double daily,
      int baseline,
      int current,
      double weekend,
      double rateDeviation,
      double trafficDeviation,
      double perUser) {}

  /** A planted change. */
  record Planted(Map<Dimension, String> group, Signal signal, double times) {
    boolean covers(String page, String browser, Signal of) {
      return of == signal && matches(Dimension.URL, page) && matches(Dimension.BROWSER, browser);
    }

    private boolean matches(Dimension dimension, String value) {
      String wanted = group.get(dimension);
      return wanted == null || wanted.equals(value);
    }
  }

  static LocalDate day(int position) {
    return Simulated.FIRST_DAY.plusDays(position);
  }

  static String page(int number) {
    return "/page-" + number;
  }

  History history(Site site, List<Planted> planted, double traffic) {
    List<LocalDate> days = Simulated.listOf(site.baseline() + site.current(), i -> day(i));
    History history =
        new History(days.subList(0, site.baseline()), days.subList(site.baseline(), days.size()));
    double[][] base = pageRates(site.pages());
    for (int day = 0; day < days.size(); day++) {
      boolean now = day >= site.baseline();
      day(history, site, base, days.get(day), now ? planted : List.of(), now ? traffic : 1);
    }
    return history;
  }

  private double[][] pageRates(int pages) {
    double[][] rates = new double[pages][SIGNALS.size()];
    for (double[] page : rates) {
      for (Signal signal : SIGNALS) {
        page[signal.ordinal()] =
            Simulated.usual(signal) * Math.exp(0.4 * simulated.random().nextGaussian());
      }
    }
    return rates;
  }

  private double noise(double deviation) {
    return Math.exp(deviation * simulated.random().nextGaussian() - deviation * deviation / 2);
  }

  private void day(
      History history,
      Site site,
      double[][] base,
      LocalDate date,
      List<Planted> planted,
      double traffic) {
    boolean weekend = date.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0;
    double visits = site.daily() * (weekend ? site.weekend() : 1) * noise(site.trafficDeviation());
    double[] ofSite = new double[SIGNALS.size()];
    for (int i = 0; i < ofSite.length; i++) {
      ofSite[i] = noise(site.rateDeviation()) * (weekend && site.weekend() < 1 ? 1.25 : 1);
    }
    Map<Map<Dimension, String>, double[]> sums = new LinkedHashMap<>();
    for (int page = 0; page < site.pages(); page++) {
      double ofPage = visits / (1 + page) * noise(site.trafficDeviation());
      double rates = noise(site.rateDeviation());
      for (int browser = 0; browser < BROWSERS.length; browser++) {
        int n = simulated.poisson(ofPage * SHARES[browser] * (page == 0 ? traffic : 1));
        double[] counts = new double[SIGNALS.size() + 2];
        counts[0] = n;
        counts[1] = Math.max(Math.min(n, 1), Math.rint(n / site.perUser()));
        for (Signal signal : SIGNALS) {
          double rate =
              base[page][signal.ordinal()] * FACTORS[browser] * ofSite[signal.ordinal()] * rates;
          for (Planted each : planted) {
            rate *= each.covers(page(page), BROWSERS[browser], signal) ? each.times() : 1;
          }
          counts[signal.ordinal() + 2] = simulated.binomial(n, Math.min(0.95, rate));
        }
        add(sums, Map.of(), counts);
        add(sums, Map.of(Dimension.URL, page(page)), counts);
        add(sums, Map.of(Dimension.BROWSER, BROWSERS[browser]), counts);
        add(sums, Map.of(Dimension.URL, page(page), Dimension.BROWSER, BROWSERS[browser]), counts);
      }
    }
    sums.forEach((group, counts) -> put(history, date, group, counts));
  }

  private static void add(
      Map<Map<Dimension, String>, double[]> sums, Map<Dimension, String> group, double[] counts) {
    double[] sum = sums.computeIfAbsent(group, key -> new double[counts.length]);
    for (int i = 0; i < counts.length; i++) {
      sum[i] += counts[i];
    }
  }

  private static void put(
      History history, LocalDate date, Map<Dimension, String> group, double[] counts) {
    if (counts[0] > 0) {
      Map<Signal, Double> affected = new EnumMap<>(Signal.class);
      SIGNALS.forEach(signal -> affected.put(signal, counts[signal.ordinal() + 2]));
      history.put(date, group, new Tally(counts[0], counts[1], affected, Map.of()));
    }
  }

  /**
   * The rates of calls with false changes, with the planted change, with its finest group, and the
   * mean number of changes.
   */
  double[] run(int runs, Site site, List<Planted> planted, double traffic) {
    double[] sums = new double[6];
    for (int run = 0; run < runs; run++) {
      Result result = Changes.of(history(site, planted, traffic), SIGNALS);
      boolean isFalse = !result.newPages().isEmpty() || !result.gonePages().isEmpty();
      boolean found = false;
      boolean finest = false;
      for (Change each : result.changes()) {
        boolean real = isReal(each, planted, traffic);
        isFalse |= !real;
        sums[4] += real ? 0 : 1;
        if (!real && System.getProperty("show") != null) {
          System.out.println(run + " " + each);
        }
        found |= real;
        finest |= planted.stream().anyMatch(p -> p.group().equals(each.group()));
      }
      sums[0] += isFalse ? 1 : 0;
      sums[1] += found ? 1 : 0;
      sums[2] += finest ? 1 : 0;
      sums[3] += result.changes().size();
      sums[5] += result.tested();
    }
    for (int i = 0; i < sums.length; i++) {
      sums[i] /= runs;
    }
    return sums;
  }

  /** Whether the group's true figure changed, because it shares visits with the planted change. */
  private static boolean isReal(Change change, List<Planted> planted, double traffic) {
    if (change.measure() == Measure.SESSIONS) {
      return traffic != 1 && change.group().getOrDefault(Dimension.URL, page(0)).equals(page(0));
    }
    return planted.stream()
        .anyMatch(
            each ->
                each.signal().sessionPercent() == change.measure()
                    && each.group().entrySet().stream()
                        .allMatch(
                            part ->
                                change
                                    .group()
                                    .getOrDefault(part.getKey(), part.getValue())
                                    .equals(part.getValue())));
  }

  /**
   * The rate at which a page's change is found where Fisher's test on the raw sessions has 95 %
   * power, and Fisher's own rate. Days differ only by chance.
   */
  double[] power(int runs, Site site, Signal signal, double level) {
    double low = 1;
    double high = 100;
    double[] found = new double[2];
    for (int i = 0; i < 8; i++) {
      double times = Math.sqrt(low * high);
      if (fisher(400, site, signal, times, level) < 0.95) {
        low = times;
      } else {
        high = times;
      }
    }
    Planted planted = new Planted(Map.of(Dimension.URL, page(0)), signal, high);
    for (int run = 0; run < runs; run++) {
      Result result = Changes.of(history(site, List.of(planted), 1), SIGNALS);
      boolean named = result.changes().stream().anyMatch(each -> isReal(each, List.of(planted), 1));
      found[0] += named ? 1.0 / runs : 0;
    }
    found[1] = high;
    return found;
  }

  private double fisher(int runs, Site site, Signal signal, double times, double level) {
    int found = 0;
    for (int run = 0; run < runs; run++) {
      double rate = Simulated.usual(signal) * Math.exp(0.4 * simulated.random().nextGaussian());
      int now = simulated.poisson(site.daily());
      int before = simulated.poisson(site.daily() * site.baseline());
      int k = simulated.binomial(now, Math.min(0.95, rate * times));
      int base = simulated.binomial(before, Math.min(0.95, rate));
      int[][] table = {{k, now - k}, {base, before - base}};
      found += FisherExactTest.withDefaults().test(table).getPValue() < level ? 1 : 0;
    }
    return found / (double) runs;
  }

  public static void main(String[] arguments) {
    int runs = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 200;
    Map<String, Site> sites = new TreeMap<>();
    sites.put("a small, 7 days", new Site(12, 300, 7, 1, 1, 0, 0.05, 1.1));
    sites.put("b small, 28 days", new Site(12, 300, 28, 1, .6, 0, 0.05, 1.1));
    sites.put("c 60 pages, 28 days, noisy", new Site(60, 1500, 28, 1, .6, .15, .15, 1.2));
    sites.put("d 60 pages, 6 days, noisy", new Site(60, 1500, 6, 1, .6, .15, .15, 1.2));
    sites.put("e 60 pages, 14+3 days, noisy", new Site(60, 1500, 14, 3, .6, .15, .15, 1.2));
    sites.put("f 60 pages, 28+7, noisy", new Site(60, 1500, 28, 7, .6, .15, .15, 1.2));
    sites.put("g 60 pages, 3 days, noisy", new Site(60, 1500, 3, 1, .6, .15, .15, 1.2));
    sites.put("h 60 pages, 28 days, very noisy", new Site(60, 1500, 28, 1, .5, .4, .4, 1.2));
    sites.put("i 300 pages, 28 days", new Site(300, 4000, 28, 1, .6, .1, .1, 1.2));
    sites.put("j 60 pages, 10 days, very noisy", new Site(60, 1500, 10, 1, .5, .4, .4, 1.2));
    String only = System.getProperty("only", "");
    System.out.println("no change: share of calls that name any, named per call, tested");
    sites.forEach(
        (name, site) -> {
          if (only.isEmpty() || only.contains(name.substring(0, 1))) {
            double[] shares = new ChangesCalibration(3).run(runs, site, List.of(), 1);
            System.out.printf("%-32s %.3f %.2f %.0f%n", name, shares[0], shares[3], shares[5]);
          }
        });
    if (only.isEmpty() || only.contains("p")) {
      System.out.println("power: pages, baseline, signal, times | found");
      for (Site site :
          List.of(
              new Site(12, 600, 7, 1, 1, 0, 0, 1),
              new Site(12, 600, 28, 1, 1, 0, 0, 1),
              new Site(100, 600, 28, 1, 1, 0, 0, 1),
              new Site(12, 600, 28, 1, 1, 0, 0, 1.2))) {
        for (Signal signal : List.of(Signal.SCRIPT_ERRORS, Signal.DEAD_CLICKS)) {
          for (double level : new double[] {0.05, 0.1 / 200, 0.1 / 1000}) {
            double[] found = new ChangesCalibration(6).power(runs, site, signal, level);
            System.out.printf(
                "%d %d %.1f %s %.5f %.2f | %.3f%n",
                site.pages(), site.baseline(), site.perUser(), signal, level, found[1], found[0]);
          }
        }
      }
    }
    System.out.println("planted: false in call, false per call, found, in the finest group, named");
    for (char key : new char[] {'b', 'c', 'e', 'i', 'h'}) {
      String name =
          sites.keySet().stream().filter(s -> s.charAt(0) == key).findFirst().orElseThrow();
      if (!only.isEmpty() && only.indexOf(key) < 0) {
        continue;
      }
      Map<String, Planted> effects = new LinkedHashMap<>();
      effects.put("page", new Planted(Map.of(Dimension.URL, page(2)), Signal.SCRIPT_ERRORS, 8));
      effects.put(
          "browser", new Planted(Map.of(Dimension.BROWSER, "MobileSafari"), Signal.DEAD_CLICKS, 2));
      effects.put(
          "page x browser",
          new Planted(
              Map.of(Dimension.URL, page(1), Dimension.BROWSER, "MobileSafari"),
              Signal.SCRIPT_ERRORS,
              15));
      effects.put("site", new Planted(Map.of(), Signal.QUICKBACKS, 2));
      effects.forEach(
          (what, planted) -> {
            double[] s =
                new ChangesCalibration(4).run(runs / 2, sites.get(name), List.of(planted), 1);
            System.out.printf(
                "%-32s %-15s %.3f %.2f | %.3f %.3f | %.2f%n",
                name, what, s[0], s[4], s[1], s[2], s[3]);
          });
      double[] s = new ChangesCalibration(5).run(runs / 2, sites.get(name), List.of(), 0.15);
      System.out.printf(
          "%-32s %-15s %.3f %.2f | %.3f | %.2f%n",
          name, "visits of a page", s[0], s[4], s[1], s[3]);
    }
  }
}
