package io.claritytoolbox.demo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Facts;
import io.claritytoolbox.model.Listing;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.Row;
import io.claritytoolbox.model.Signal;
import java.util.List;
import java.util.function.BiConsumer;

/** Writes rows in Clarity's JSON format: a block for each metric, with most numbers in quotes. */
public final class WireRendering {
  /** The signals in Clarity's order. */
  private static final List<Signal> FRICTION =
      List.of(
          Signal.DEAD_CLICKS,
          Signal.EXCESSIVE_SCROLLS,
          Signal.RAGE_CLICKS,
          Signal.QUICKBACKS,
          Signal.SCRIPT_ERRORS,
          Signal.ERROR_CLICKS);

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
    for (Signal signal : FRICTION) {
      rendering.block(metricName(signal), human, (node, facts) -> friction(signal, node, facts));
    }
    rendering.block("ScrollDepth", human, WireRendering::scrollDepth);
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

  private static void friction(Signal signal, ObjectNode node, Facts facts) {
    double percent = facts.get(signal.sessionPercent(), 0);
    count("sessionsCount", Measure.SESSIONS, node, facts);
    node.put("sessionsWithMetricPercentage", percent);
    node.put("sessionsWithoutMetricPercentage", 100 - percent);
    count("pagesViews", signal.pageViews(), node, facts);
    count("subTotal", signal.occurrences(), node, facts);
  }

  private static void scrollDepth(ObjectNode node, Facts facts) {
    node.put("averageScrollDepth", facts.values().get(Measure.SCROLL_DEPTH_PERCENT));
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

  private static String metricName(Signal signal) {
    return switch (signal) {
      case DEAD_CLICKS -> "DeadClickCount";
      case EXCESSIVE_SCROLLS -> "ExcessiveScroll";
      case RAGE_CLICKS -> "RageClickCount";
      case QUICKBACKS -> "QuickbackClick";
      case SCRIPT_ERRORS -> "ScriptErrorCount";
      case ERROR_CLICKS -> "ErrorClickCount";
    };
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
