package io.claritytoolbox.differential;

import com.fasterxml.jackson.databind.JsonNode;
import io.claritytoolbox.differential.Rehearsal.Raw;
import io.claritytoolbox.model.Signal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.commons.statistics.inference.FisherExactTest;

/**
 * How often the judging tools are right over planted sites, from Clarity's wire to the answer. By
 * hand:
 *
 * <pre>{@code
 * mvn -q -Dquick test-compile dependency:build-classpath -Dmdep.outputFile=target/classpath
 * java -cp target/test-classes:target/classes:$(cat target/classpath) \
 *     io.claritytoolbox.differential.ToolCalibration [SITES [SEED [PART…]]]
 * }</pre>
 */
final class ToolCalibration {
  private static final Signal[] SIGNALS = {
    Signal.DEAD_CLICKS, Signal.QUICKBACKS, Signal.SCRIPT_ERRORS, Signal.RAGE_CLICKS
  };

  /** Days after the last one before an effect of the ninth day, in sixteen. */
  private static final int WELL_BEFORE = 9;

  private final Map<String, int[]> figures = new TreeMap<>();
  private final long seed;
  private boolean verbose;

  ToolCalibration(long seed) {
    this.seed = seed;
  }

  /** The share of a figure's cases that were so. */
  double share(String figure) {
    int[] counts = figures.getOrDefault(figure, new int[2]);
    return counts[1] == 0 ? Double.NaN : counts[0] / (double) counts[1];
  }

  /**
   * Notes a case of a figure, and of the same figure over all its kinds.
   *
   * @param figure {@code part: kind: what}
   */
  private void note(String figure, boolean isSo) {
    int kind = figure.indexOf(": ") + 2;
    String all =
        figure.substring(0, kind) + "all: " + figure.substring(figure.lastIndexOf(": ") + 2);
    for (String each : List.of(figure, all)) {
      int[] counts = figures.computeIfAbsent(each, any -> new int[2]);
      counts[0] += isSo ? 1 : 0;
      counts[1]++;
    }
  }

  void print() {
    figures.forEach(
        (figure, counts) ->
            System.out.printf(
                "%-58s %5.1f %% of %d%n", figure, 100.0 * counts[0] / counts[1], counts[1]));
    figures.clear();
  }

  private static String pages(int a, int b, int days) {
    return "{'days':%d,'a':{'filters':[{'dimension':'URL','values':['%s']}]},'b':{'filters':[{'dimension':'URL','values':['%s']}]}"
        .formatted(days, PlantedTraits.path(a), PlantedTraits.path(b));
  }

  private static boolean hasDirection(JsonNode answer) {
    for (JsonNode each : answer.path("comparisons")) {
      if (isDirection(each.path("verdict").asText())) {
        return true;
      }
    }
    return false;
  }

  private static boolean isDirection(String verdict) {
    return verdict.equals("b_higher") || verdict.equals("b_lower");
  }

  private static JsonNode of(JsonNode answer, Signal signal) {
    for (JsonNode each : answer.path("comparisons")) {
      if (each.path("measure").asText().equals(signal.sessionPercent().label())) {
        return each;
      }
    }
    throw new AssertionError(signal + " is not compared: " + answer);
  }

  /** Pages, devices and periods without a difference. */
  void sameSides(int sites) {
    for (int i = 0; i < sites; i++) {
      PlantedTraits traits = new PlantedTraits();
      traits.days = 15;
      traits.mobileTimes = 1;
      traits.sessionsPerDay = i % 3 == 0 ? 150 : i % 3 == 1 ? 600 : 1500;
      traits.daysUnlike = i % 2 == 0 ? 0 : 0.1;
      traits.returning = 0.15 + 0.1 * (i % 4);
      String unlike = i % 2 == 0 ? "" : ", days unlike";
      try (Rehearsal rehearsal = new Rehearsal(traits, seed + i)) {
        rehearsal.syncAfter(0, 14);
        for (int page = 0; page < 10; page += 2) {
          for (int days : new int[] {1, 3, 7}) {
            JsonNode answer = rehearsal.call("compare", pages(page, page + 1, days) + "}");
            note(
                "same: two pages, " + days + " days" + unlike + ": a direction",
                hasDirection(answer));
          }
        }
        periods(rehearsal, "", unlike);
        periods(rehearsal, "'filters':[{'dimension':'URL','values':['/page-3']}],", unlike);
        for (int days : new int[] {1, 3}) {
          String devices =
              "{'days':%d,'a':{'filters':[{'dimension':'Device','values':['PC']}]},'b':{'filters':[{'dimension':'Device','values':['Mobile']}]}}"
                  .formatted(days);
          note(
              "same: two devices, " + days + " days" + unlike + ": a direction",
              hasDirection(rehearsal.call("compare", devices)));
        }
      }
    }
  }

  private void periods(Rehearsal rehearsal, String filters, String unlike) {
    String of = filters.isEmpty() ? "site" : "page";
    for (int[] days : new int[][] {{1, 1}, {1, 7}, {3, 3}, {5, 5}, {7, 7}}) {
      String periods =
          "{%s'days':%d,'a':{'ends_days_ago':%d},'b':{}}".formatted(filters, days[0], days[1]);
      note(
          "same: %s, %d days, %d days before%s: a direction"
              .formatted(of, days[0], days[1], unlike),
          hasDirection(rehearsal.call("compare", periods)));
    }
  }

  /** Page 2n+1 has a signal more often than page 2n. */
  void plantedPages(int sites) {
    for (int i = 0; i < sites; i++) {
      int days = i % 2 == 0 ? 1 : 3;
      PlantedTraits traits = new PlantedTraits();
      traits.days = 7;
      traits.weekend = 1;
      traits.sessionsPerDay = i % 3 == 0 ? 250 : i % 3 == 1 ? 600 : 1500;
      traits.returning = 0.15 + 0.1 * (i % 3);
      double each = days * traits.visits(0);
      for (int pair = 0; pair < 4; pair++) {
        double base = PlantedSite.usual(SIGNALS[pair]) * 1.25;
        traits.effects.add(Effect.onPage(2 * pair + 1, SIGNALS[pair], findable(base, each)));
      }
      try (Rehearsal rehearsal = new Rehearsal(traits, seed + i)) {
        rehearsal.syncAfter(0, 6);
        for (int pair = 0; pair < 4; pair++) {
          plantedPair(rehearsal, 2 * pair, days, SIGNALS[pair]);
        }
      }
    }
  }

  private void plantedPair(Rehearsal rehearsal, int page, int days, Signal signal) {
    Raw a = rehearsal.raw(page, days, 0, signal);
    Raw b = rehearsal.raw(page + 1, days, 0, signal);
    String call = pages(page, page + 1, days);
    String by = "planted: " + signal.label() + ": ";
    JsonNode six = noteFound(rehearsal, by, call, a, b, signal);
    double[] truth = truth(rehearsal.planted(), page, a, b, signal);
    note(by + "raw interval holds", holds(six, "low", "high", truth[0]));
    if (six.has("adjusted_low")) {
      note(by + "adjusted interval holds", holds(six, "adjusted_low", "adjusted_high", truth[1]));
    }
  }

  /** Pages have a signal more often from the ninth day on. */
  void plantedPeriods(int sites) {
    for (int i = 0; i < sites; i++) {
      int days = i % 2 == 0 ? 1 : 7;
      PlantedTraits traits = new PlantedTraits();
      traits.days = 16;
      traits.weekend = days == 1 ? 1 : 0.6;
      traits.sessionsPerDay = i % 3 == 0 ? 300 : 900;
      double each = days * traits.visits(0) * (days == 1 ? 1 : 0.88);
      for (int page = 0; page < SIGNALS.length; page++) {
        double base = PlantedSite.usual(SIGNALS[page]) * 1.25;
        double times = findable(base, each);
        traits.effects.add(new Effect(page, null, 8, SIGNALS[page], times));
      }
      try (Rehearsal rehearsal = new Rehearsal(traits, seed + i)) {
        rehearsal.syncAfter(0, 15);
        for (int page = 0; page < SIGNALS.length; page++) {
          Raw a = rehearsal.raw(page, days, WELL_BEFORE, SIGNALS[page]);
          Raw b = rehearsal.raw(page, days, 0, SIGNALS[page]);
          String call =
              "{'days':%d,'filters':[{'dimension':'URL','values':['%s']}],'a':{'ends_days_ago':%d},'b':{}"
                  .formatted(days, PlantedTraits.path(page), WELL_BEFORE);
          noteFound(rehearsal, "periods: " + days + " days: ", call, a, b, SIGNALS[page]);
        }
      }
    }
  }

  private JsonNode noteFound(
      Rehearsal rehearsal, String by, String call, Raw a, Raw b, Signal signal) {
    JsonNode six = of(rehearsal.call("compare", call + "}"), signal);
    JsonNode one =
        of(rehearsal.call("compare", call + ",'signals':['" + signal.label() + "']}"), signal);
    note(by + "exact test", fisher(a, b) < 0.05);
    note(by + "found of six", six.path("verdict").asText().equals("b_higher"));
    note(by + "found alone", one.path("verdict").asText().equals("b_higher"));
    return six;
  }

  private static boolean holds(JsonNode of, String low, String high, double truth) {
    return of.path(low).asDouble() <= truth && truth <= of.path(high).asDouble();
  }

  /** The true differences in percent: of the sides as a whole, and within devices. */
  private static double[] truth(PlantedSite site, int page, Raw a, Raw b, Signal signal) {
    double raw = 0;
    double inside = 0;
    double weights = 0;
    Set<String> devices = new HashSet<>(a.byDevice().keySet());
    devices.addAll(b.byDevice().keySet());
    for (String device : devices) {
      double nA = a.byDevice().getOrDefault(device, new int[2])[0];
      double nB = b.byDevice().getOrDefault(device, new int[2])[0];
      double rateA = site.rate(page, device, 5, signal);
      double rateB = site.rate(page + 1, device, 5, signal);
      raw += nB / b.sessions() * rateB - nA / a.sessions() * rateA;
      double weight = nA * nB / (nA + nB);
      inside += weight * (rateB - rateA);
      weights += weight;
    }
    return new double[] {100 * raw, 100 * inside / weights};
  }

  static double fisher(Raw a, Raw b) {
    int[][] table = {
      {a.affected(), a.sessions() - a.affected()}, {b.affected(), b.sessions() - b.affected()}
    };
    return FisherExactTest.withDefaults().test(table).getPValue();
  }

  /**
   * How many times as high a rate Fisher's exact test finds with 95 % power at the 5 % level
   * (Casagrande, Pike and Smith 1978).
   */
  static double findable(double rate, double each) {
    double low = 1;
    double high = 0.9 / rate;
    for (int i = 0; i < 50; i++) {
      double middle = (low + high) / 2;
      double other = rate * middle;
      double mean = (rate + other) / 2;
      double root =
          1.959964 * Math.sqrt(2 * mean * (1 - mean))
              + 1.644854 * Math.sqrt(rate * (1 - rate) + other * (1 - other));
      double difference = other - rate;
      double plain = root * root / (difference * difference);
      double corrected = 1 + Math.sqrt(1 + 4 / (plain * difference));
      if (plain / 4 * corrected * corrected > each) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  /** Page 1 has mobile visitors, page 0 others; each device tells another story than both. */
  void simpson(int sites) {
    for (int i = 0; i < sites; i++) {
      boolean reversed = i % 2 == 1;
      PlantedTraits traits = new PlantedTraits();
      traits.days = 7;
      traits.mobileTimes = 5;
      traits.preference = 5;
      traits.sessionsPerDay = 1500;
      if (reversed) {
        traits.effects.add(Effect.onPage(1, Signal.DEAD_CLICKS, 0.6));
      }
      try (Rehearsal rehearsal = new Rehearsal(traits, seed + i)) {
        rehearsal.syncAfter(0, 6);
        JsonNode answer = rehearsal.call("compare", pages(0, 1, 3) + "}");
        JsonNode dead = of(answer, Signal.DEAD_CLICKS);
        if (reversed) {
          note("simpson: reversed: raw says higher", dead.path("difference").asDouble() > 0);
          note("simpson: reversed: b_lower", dead.path("verdict").asText().equals("b_lower"));
          note("simpson: reversed: warned", answer.path("warnings").toString().contains("Simpson"));
        } else {
          note("simpson: only mix: raw interval says higher", dead.path("low").asDouble() > 0);
          note("simpson: only mix: a direction", hasDirection(answer));
        }
      }
    }
  }

  /** Five pages with trouble, one of them in a browser alone. */
  void hotspots(int sites) {
    for (int i = 0; i < sites; i++) {
      int pages = i % 3 == 0 ? 40 : i % 3 == 1 ? 300 : 1000;
      PlantedTraits traits = new PlantedTraits();
      traits.days = 4;
      traits.pages = pages;
      traits.slope = 0.8;
      traits.pagesUnlike = 0.15;
      traits.weekend = 1;
      traits.sessionsPerDay = pages == 40 ? 1000 : 2500;
      int[] bad = {1, 2, 4, 6, 9};
      Set<String> planted = new HashSet<>();
      for (int k = 0; k < bad.length; k++) {
        String browser = k == 0 ? "MobileSafari" : null;
        Signal signal = k % 2 == 0 ? Signal.SCRIPT_ERRORS : Signal.DEAD_CLICKS;
        double visits = traits.visits(bad[k]) * (k == 0 ? 0.3 : 1);
        double times = 1.3 * findable(1.25 * PlantedSite.usual(signal), visits);
        traits.effects.add(new Effect(bad[k], browser, 0, signal, times));
        planted.add(PlantedTraits.path(bad[k]));
      }
      try (Rehearsal rehearsal = new Rehearsal(traits, seed + i)) {
        rehearsal.syncAfter(0, 3);
        for (int days : new int[] {1, 3}) {
          JsonNode answer = rehearsal.call("get_hotspots", "{'days':" + days + "}");
          String by = "hotspots: " + pages + " pages, " + days + " days: ";
          for (int row = 0; row < 5; row++) {
            note(by + "first five", planted.contains(path(answer.path("rows").path(row))));
          }
          for (JsonNode row : answer.path("rows")) {
            boolean hot = !row.has("says");
            boolean isBad = planted.contains(path(row));
            if (hot) {
              note(by + "hot ones planted", isBad);
            }
            if (path(row).equals("/page-1")) {
              note(by + "browser named", row.path("where").toString().contains("MobileSafari"));
            }
          }
        }
      }
    }
  }

  /** Pages that are all alike: none is a hotspot. */
  void noHotspots(int sites) {
    for (int i = 0; i < sites; i++) {
      PlantedTraits traits = new PlantedTraits();
      traits.days = 4;
      traits.pages = i % 3 == 0 ? 40 : i % 3 == 1 ? 300 : 1000;
      traits.slope = 0.8;
      traits.weekend = 1;
      traits.sessionsPerDay = traits.pages == 40 ? 1000 : 2500;
      try (Rehearsal rehearsal = new Rehearsal(traits, seed + i)) {
        rehearsal.syncAfter(0, 3);
        for (int days : new int[] {1, 3}) {
          JsonNode answer = rehearsal.call("get_hotspots", "{'days':" + days + "}");
          String by = "no hotspots: " + traits.pages + " pages, " + days + " days: ";
          int hot = answer.path("hotspots").asInt();
          note(by + "one of the first five is hot", hot > 0);
          for (int row = 0; row < 5; row++) {
            note(by + "of the first five are hot", row < hot);
          }
        }
      }
    }
  }

  private static String path(JsonNode row) {
    String url = row.path("URL").asText();
    return url.substring(Math.max(0, url.indexOf("/page-")));
  }

  /** Sixty days on which nothing happens. */
  void quietDays(int sites, int days) {
    for (int i = 0; i < sites; i++) {
      PlantedTraits traits = quiet(i, 28 + days);
      String by =
          "quiet: %d pages, %.0f a day, days unlike by %.2f: "
              .formatted(traits.pages, traits.sessionsPerDay, traits.daysUnlike);
      try (Rehearsal rehearsal = new Rehearsal(traits, seed + i)) {
        rehearsal.syncAfter(0, 27);
        for (int day = 28; day < 28 + days; day++) {
          rehearsal.syncAfter(day);
          JsonNode answer = rehearsal.call("get_changes", day % 6 == 5 ? "{'days':7}" : "{}");
          int named = answer.path("changes").size() + answer.path("gone_pages").size();
          note(by + "names a change", named > 0);
          note(by + "names a new page", !answer.path("new_pages").isEmpty());
          if (named > 0 && verbose) {
            System.err.println(day + " " + answer.path("changes"));
          }
        }
      }
    }
  }

  private static PlantedTraits quiet(int i, int days) {
    PlantedTraits traits = new PlantedTraits();
    traits.days = days;
    traits.slope = 0.8;
    traits.pages = i % 3 == 0 ? 15 : i % 3 == 1 ? 60 : 200;
    traits.sessionsPerDay = i % 3 == 0 ? 200 : i % 3 == 1 ? 600 : 1200;
    traits.daysUnlike = i % 2 == 0 ? 0 : 0.1;
    traits.pagesUnlike = 0.3;
    traits.trafficUnlike = 0.06 + 0.06 * (i % 2);
    traits.weekend = i % 4 == 3 ? 1 : 0.5;
    return traits;
  }

  /** A release breaks a page in a browser on a day, or a page, or the site. */
  void releases(int sites) {
    for (int i = 0; i < sites; i++) {
      int release = 20 + i % 7;
      PlantedTraits traits = quiet(i % 2, release + 3);
      traits.sessionsPerDay = 1200;
      traits.pages = 20;
      int kind = i % 3;
      Effect effect =
          switch (kind) {
            case 0 -> new Effect(1, "MobileSafari", release, Signal.SCRIPT_ERRORS, 30);
            case 1 -> new Effect(2, null, release, Signal.DEAD_CLICKS, 3);
            default -> new Effect(null, null, release, Signal.SCRIPT_ERRORS, 3);
          };
      traits.effects.add(effect);
      String by =
          "release: " + (kind == 0 ? "page and browser" : kind == 1 ? "page" : "site") + ": ";
      try (Rehearsal rehearsal = new Rehearsal(traits, seed + i)) {
        rehearsal.syncAfter(0, release);
        release(rehearsal, effect, by + "1 day: ", "{}");
        rehearsal.syncAfter(release + 1, release + 2);
        release(rehearsal, effect, by + "3 days: ", "{'days':3}");
      }
    }
  }

  private void release(Rehearsal rehearsal, Effect effect, String by, String arguments) {
    JsonNode answer = rehearsal.call("get_changes", arguments);
    String day = PlantedSite.START.plus(Span.DAY.multipliedBy(effect.from())).toString();
    boolean found = false;
    boolean finest = false;
    boolean dated = false;
    List<JsonNode> others = new ArrayList<>();
    for (JsonNode each : answer.path("changes")) {
      boolean isIt = each.path("measure").asText().equals(effect.signal().sessionPercent().label());
      JsonNode group = each.path("group");
      boolean isPage =
          effect.page() == null
              || path(group).equals(PlantedTraits.path(effect.page()))
              || group.path("Browser").asText().equals(effect.browser());
      boolean isBrowser =
          effect.browser() == null
              || group.path("Browser").asText().equals(effect.browser())
              || each.path("where").toString().contains(effect.browser());
      if (isIt && isPage) {
        found = true;
        finest |= isBrowser;
        dated |= day.startsWith(each.path("since").asText());
      } else {
        others.add(each);
      }
    }
    note(by + "found", found);
    if (found) {
      note(by + "with its browser", finest);
      note(by + "with its day", dated);
    } else if (verbose) {
      System.err.println(by + answer.path("changes"));
    }
    note(by + "names something else", !others.isEmpty());
    if (verbose && !others.isEmpty()) {
      System.err.println(by + others);
    }
  }

  public static void main(String[] args) {
    int sites = args.length > 0 ? Integer.parseInt(args[0]) : 30;
    long seed = args.length > 1 ? Long.parseLong(args[1]) : 1;
    List<String> parts =
        args.length > 2
            ? List.of(args).subList(2, args.length)
            : List.of(
                "same", "planted", "periods", "simpson", "hotspots", "calm", "quiet", "release");
    ToolCalibration calibration = new ToolCalibration(seed);
    calibration.verbose = parts.contains("verbose");
    for (String part : parts) {
      switch (part) {
        case "same" -> calibration.sameSides(sites);
        case "planted" -> calibration.plantedPages(sites);
        case "periods" -> calibration.plantedPeriods(sites);
        case "simpson" -> calibration.simpson(sites);
        case "hotspots" -> calibration.hotspots(sites);
        case "calm" -> calibration.noHotspots(sites);
        case "quiet" -> calibration.quietDays(Math.max(3, sites / 5), 60);
        case "release" -> calibration.releases(sites);
        default -> {}
      }
      calibration.print();
    }
  }
}
