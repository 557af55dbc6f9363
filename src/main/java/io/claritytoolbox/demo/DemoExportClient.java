package io.claritytoolbox.demo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claritytoolbox.clarity.ExportClient;
import io.claritytoolbox.clarity.ExportOutcome;
import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Export;
import io.claritytoolbox.model.ExportRequest;
import io.claritytoolbox.model.Facts;
import io.claritytoolbox.model.Listing;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.Row;
import io.claritytoolbox.model.Signal;
import io.claritytoolbox.model.Window;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Returns exports of a simulated site, in the form and with the rounding of Clarity. */
public final class DemoExportClient implements ExportClient {
  private final SimulatedSite site;
  private final InstantSource clock;

  public DemoExportClient(SimulatedSite site, InstantSource clock) {
    this.site = site;
    this.clock = clock;
  }

  @Override
  public ExportOutcome fetch(ExportRequest request) {
    if (request.days() < 1 || request.days() > Export.MAX_DAYS) {
      return new ExportOutcome.Failed(ExportOutcome.Reason.MALFORMED, "400");
    }
    Instant now = clock.instant();
    List<Session> sessions = site.sessions(Window.endingAt(now, request.days()));
    return new ExportOutcome.Answered(export(sessions, request.cube(), request.days(), now));
  }

  static Export export(List<Session> sessions, Cube cube, int days, Instant now) {
    List<Row> rows = rows(sessions, cube);
    List<Listing> listings = listings(sessions, cube);
    return new Export(
        cube,
        days,
        now,
        rows,
        listings,
        rows.size() == Export.MAX_ROWS,
        WireRendering.render(cube, rows, listings),
        List.of());
  }

  static List<Row> rows(List<Session> sessions, Cube cube) {
    return BruteForce.aggregate(sessions, cube.dimensions()).stream()
        .limit(Export.MAX_ROWS)
        .map(row -> reported(row, cube))
        .toList();
  }

  static List<Listing> listings(List<Session> sessions, Cube cube) {
    return cube.equals(Cube.SITE) ? BruteForce.topTen(sessions) : List.of();
  }

  /**
   * Rounds a row as Clarity does: percentages to two decimals, times to seconds. Clarity reports
   * the affected sessions only as a percentage, so they are derived from the rounded percentage.
   */
  static Row reported(Row exact, Cube cube) {
    Map<Measure, Double> values = new EnumMap<>(exact.facts().values());
    values.computeIfPresent(Measure.SCROLL_DEPTH_PERCENT, (measure, depth) -> hundredths(depth));
    values.computeIfPresent(Measure.ACTIVE_SECONDS, (measure, time) -> (double) Math.round(time));
    values.computeIfPresent(Measure.TOTAL_SECONDS, (measure, time) -> (double) Math.round(time));
    for (Signal signal : Signal.values()) {
      if (WireRendering.hasOnlyBots(exact, cube)) {
        values.keySet().removeAll(signal.measures());
      } else {
        double percent = hundredths(exact.facts().get(signal.sessionPercent(), 0));
        double affected = exact.facts().get(Measure.SESSIONS, 0) * percent / 100;
        values.put(signal.sessionPercent(), percent);
        values.put(signal.sessions(), (double) Math.round(affected));
      }
    }
    return new Row(exact.key(), new Facts(values));
  }

  private static double hundredths(double value) {
    return Math.round(value * 100) / 100.0;
  }

  /** Writes rows in Clarity's JSON format: a block for each metric, with most numbers in quotes. */
  public static final class WireRendering {
    /** The signals in Clarity's order, and its names for them. */
    private static final List<Map.Entry<Signal, String>> FRICTION =
        List.of(
            Map.entry(Signal.DEAD_CLICKS, "DeadClickCount"),
            Map.entry(Signal.EXCESSIVE_SCROLLS, "ExcessiveScroll"),
            Map.entry(Signal.RAGE_CLICKS, "RageClickCount"),
            Map.entry(Signal.QUICKBACKS, "QuickbackClick"),
            Map.entry(Signal.SCRIPT_ERRORS, "ScriptErrorCount"),
            Map.entry(Signal.ERROR_CLICKS, "ErrorClickCount"));

    private final Cube cube;
    private final ArrayNode body = JsonNodeFactory.instance.arrayNode();

    private WireRendering(Cube cube) {
      this.cube = cube;
    }

    /**
     * The body of a response.
     *
     * @param rows the rows, already rounded, with keys in the order of the cube
     * @param listings the top-ten lists; empty if the cube has dimensions
     */
    public static String render(Cube cube, List<Row> rows, List<Listing> listings) {
      WireRendering rendering = new WireRendering(cube);
      List<Row> human = rows.stream().filter(row -> !hasOnlyBots(row, cube)).toList();
      FRICTION.forEach(metric -> rendering.friction(metric.getKey(), metric.getValue(), human));
      rendering.block(
          "ScrollDepth",
          human,
          (node, facts) ->
              node.put("averageScrollDepth", facts.values().get(Measure.SCROLL_DEPTH_PERCENT)));
      rendering.block("Traffic", rows, WireRendering::traffic);
      rendering.block("EngagementTime", human, WireRendering::engagement);
      listings.forEach(rendering::listing);
      return rendering.body.toString();
    }

    /** Whether only bots have this key. Clarity lists such rows only in the Traffic block. */
    static boolean hasOnlyBots(Row row, Cube cube) {
      return cube.size() > 0 && row.facts().get(Measure.SESSIONS, 0) == 0;
    }

    private void block(String name, List<Row> rows, BiConsumer<ObjectNode, Facts> fields) {
      ArrayNode information = information(name);
      for (Row row : rows) {
        ObjectNode node = information.addObject();
        fields.accept(node, row.facts());
        for (int index = 0; index < cube.size(); index++) {
          node.put(rowKey(cube.dimensions().get(index)), row.key().get(index));
        }
      }
    }

    private ArrayNode information(String metricName) {
      return body.addObject().put("metricName", metricName).putArray("information");
    }

    private void friction(Signal signal, String name, List<Row> rows) {
      block(
          name,
          rows,
          (node, facts) -> {
            double percent = facts.get(signal.sessionPercent(), 0);
            count("sessionsCount", Measure.SESSIONS, node, facts);
            node.put("sessionsWithMetricPercentage", percent);
            node.put("sessionsWithoutMetricPercentage", 100 - percent);
            count("pagesViews", signal.pageViews(), node, facts);
            count("subTotal", signal.occurrences(), node, facts);
          });
    }

    private static void traffic(ObjectNode node, Facts facts) {
      count("totalSessionCount", Measure.SESSIONS, node, facts);
      count("totalBotSessionCount", Measure.BOT_SESSIONS, node, facts);
      count("distinctUserCount", Measure.USERS, node, facts);
      node.put("pagesPerSessionPercentage", facts.values().get(Measure.PAGES_PER_SESSION));
    }

    private static void engagement(ObjectNode node, Facts facts) {
      count("totalTime", Measure.TOTAL_SECONDS, node, facts);
      count("activeTime", Measure.ACTIVE_SECONDS, node, facts);
    }

    private void listing(Listing listing) {
      boolean isPages = listing.kind() == Listing.Kind.POPULAR_PAGE;
      ArrayNode information = information(metricName(listing.kind()));
      for (Listing.Entry entry : listing.entries()) {
        information
            .addObject()
            .put(isPages ? "url" : "name", entry.name())
            .put(isPages ? "visitsCount" : "sessionsCount", Long.toString(entry.count()));
      }
    }

    /** A whole number in quotes, or null if unknown. */
    private static void count(String field, Measure measure, ObjectNode node, Facts facts) {
      Double value = facts.values().get(measure);
      node.put(field, value == null ? null : Long.toString(Math.round(value)));
    }

    private static String metricName(Listing.Kind kind) {
      return switch (kind) {
        case REFERRER -> "ReferrerUrl";
        case POPULAR_PAGE -> "PopularPages";
        default -> kind.label();
      };
    }

    private static String rowKey(Dimension dimension) {
      return dimension == Dimension.URL ? "Url" : dimension.label();
    }
  }
}
