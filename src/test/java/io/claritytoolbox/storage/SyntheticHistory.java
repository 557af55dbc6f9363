package io.claritytoolbox.storage;

import io.claritytoolbox.demo.DemoExportClient.WireRendering;
import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Export;
import io.claritytoolbox.model.Facts;
import io.claritytoolbox.model.Listing;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.Row;
import io.claritytoolbox.model.Signal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Exports of a busy site that resemble real ones in size and distribution: few rows have most
 * sessions, most signals are zero, pages appear and disappear. The seed determines the exports.
 */
final class SyntheticHistory {
  /** Clarity's row limit. */
  static final int ROWS = 1_000;

  /** The five breakdowns of a daily sync at their largest size. */
  static final List<Cube> WIDE =
      List.of(
          Cube.of(Dimension.URL, Dimension.DEVICE, Dimension.CHANNEL),
          Cube.of(Dimension.URL, Dimension.DEVICE),
          Cube.of(Dimension.BROWSER, Dimension.OS, Dimension.COUNTRY),
          Cube.of(Dimension.DEVICE, Dimension.COUNTRY, Dimension.CHANNEL),
          Cube.of(Dimension.SOURCE, Dimension.MEDIUM, Dimension.CAMPAIGN));

  private static final Map<Dimension, Integer> VALUES =
      Map.of(
          Dimension.URL, 2_000,
          Dimension.DEVICE, 4,
          Dimension.CHANNEL, 14,
          Dimension.BROWSER, 13,
          Dimension.OS, 6,
          Dimension.COUNTRY, 90,
          Dimension.SOURCE, 60,
          Dimension.MEDIUM, 12,
          Dimension.CAMPAIGN, 80);

  private final Random random;
  private final int rows;

  SyntheticHistory(long seed) {
    this(seed, ROWS);
  }

  /**
   * @param rows of each wide export
   */
  SyntheticHistory(long seed, int rows) {
    this.random = new Random(seed);
    this.rows = rows;
  }

  /** The exports of a day: five wide ones and the site's. */
  List<Export> day(Instant takenAt) {
    List<Export> exports = new ArrayList<>();
    WIDE.forEach(cube -> exports.add(export(cube, takenAt, List.of())));
    exports.add(export(Cube.SITE, takenAt, listings()));
    return exports;
  }

  static String value(Dimension dimension, int number) {
    return dimension == Dimension.URL
        ? "https://www.shop.example/collections/c%02d/products/article-%d"
            .formatted(number % 40, number)
        : "%s%d".formatted(dimension.label(), number);
  }

  private Export export(Cube cube, Instant takenAt, List<Listing> listings) {
    Map<List<String>, Row> byKey = new LinkedHashMap<>();
    while (byKey.size() < (cube.size() == 0 ? 1 : rows)) {
      List<String> key = cube.dimensions().stream().map(this::value).toList();
      byKey.computeIfAbsent(key, each -> new Row(each, facts()));
    }
    List<Row> all = new ArrayList<>(byKey.values());
    Collections.shuffle(all, random);
    String payload = WireRendering.render(cube, all, listings);
    return new Export(cube, 1, takenAt, all, listings, cube.size() > 0, payload, List.of());
  }

  /** Low numbers are more common. */
  private String value(Dimension dimension) {
    double skewed = Math.pow(random.nextDouble(), 1.3);
    return value(dimension, (int) (skewed * VALUES.get(dimension)));
  }

  private Facts facts() {
    Map<Measure, Double> values = new EnumMap<>(Measure.class);
    int sessions = (int) Math.min(20_000, 1 / Math.pow(random.nextDouble(), 1.4));
    values.put(Measure.SESSIONS, (double) sessions);
    values.put(Measure.BOT_SESSIONS, (double) random.nextInt(1 + sessions / 4));
    values.put(Measure.USERS, Math.ceil(sessions * (0.6 + 0.4 * random.nextDouble())));
    values.put(Measure.PAGES_PER_SESSION, hundredths(1 + 3 * random.nextDouble()));
    values.put(Measure.SCROLL_DEPTH_PERCENT, hundredths(100 * random.nextDouble()));
    values.put(Measure.TOTAL_SECONDS, (double) random.nextInt(900));
    values.put(Measure.ACTIVE_SECONDS, (double) random.nextInt(300));
    for (Signal signal : Signal.values()) {
      friction(signal, sessions, values);
    }
    return new Facts(values);
  }

  private void friction(Signal signal, int sessions, Map<Measure, Double> values) {
    boolean isCommon = signal == Signal.DEAD_CLICKS || signal == Signal.QUICKBACKS;
    double share = random.nextDouble() * (isCommon ? 0.3 : 0.06);
    double affected = Math.floor(sessions * share + random.nextDouble() * 0.5);
    values.put(signal.sessions(), affected);
    values.put(signal.sessionPercent(), hundredths(100 * affected / sessions));
    values.put(signal.pageViews(), Math.floor(affected * (1 + random.nextDouble())));
    values.put(signal.occurrences(), Math.floor(affected * (1 + 4 * random.nextDouble())));
  }

  private List<Listing> listings() {
    List<Listing> listings = new ArrayList<>();
    for (Listing.Kind kind : Listing.Kind.values()) {
      List<Listing.Entry> entries = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        entries.add(new Listing.Entry(kind.label() + " " + i, random.nextInt(5_000)));
      }
      listings.add(new Listing(kind, entries));
    }
    return listings;
  }

  private static double hundredths(double value) {
    return Math.round(value * 100) / 100.0;
  }
}
