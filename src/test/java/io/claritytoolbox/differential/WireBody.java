package io.claritytoolbox.differential;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claritytoolbox.differential.Traits.Order;
import io.claritytoolbox.differential.Value.Form;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Listing;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.Signal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * The body of a response: nine blocks, or sixteen without dimensions, each cut at 1,000 rows. Whole
 * numbers are texts; seconds are rounded to whole ones, rates to two decimals.
 */
final class WireBody {
  static final int MOST_ROWS = 1_000;
  private static final int LIST = 10;
  private static final List<Signal> FRICTION =
      List.of(
          Signal.DEAD_CLICKS,
          Signal.EXCESSIVE_SCROLLS,
          Signal.RAGE_CLICKS,
          Signal.QUICKBACKS,
          Signal.SCRIPT_ERRORS,
          Signal.ERROR_CLICKS);
  private static final List<String> FRICTION_NAMES =
      List.of(
          "DeadClickCount",
          "ExcessiveScroll",
          "RageClickCount",
          "QuickbackClick",
          "ScriptErrorCount",
          "ErrorClickCount");

  private final Counting counting;
  private final List<Dimension> by;
  private final Order order;
  private final Random luck;
  private final ArrayNode blocks = JsonNodeFactory.instance.arrayNode();
  private int rows;

  WireBody(Counting counting, List<Dimension> by, long seed) {
    this.counting = counting;
    this.by = by;
    this.order = counting.site().traits().order;
    this.luck = new Random(seed);
    write();
  }

  String text() {
    return blocks.toString();
  }

  /** The rows of its largest block. */
  int rows() {
    return rows;
  }

  private record Line(List<@Nullable String> key, Tally tally) {}

  private void write() {
    List<Line> lines = new ArrayList<>();
    counting.by(by, List.of()).forEach((key, tally) -> lines.add(new Line(key, tally)));
    sort(lines);
    List<Line> peopled =
        new ArrayList<>(
            lines.stream().filter(line -> by.isEmpty() || line.tally().sessions() > 0).toList());
    for (int index = 0; index < FRICTION.size(); index++) {
      Signal signal = FRICTION.get(index);
      block(FRICTION_NAMES.get(index), peopled, (tally, row) -> friction(signal, tally, row));
    }
    block("ScrollDepth", peopled, WireBody::scrollDepth);
    block("Traffic", lines, WireBody::traffic);
    block("EngagementTime", peopled, WireBody::engagement);
    if (by.isEmpty()) {
      for (Listing.Kind kind : Listing.Kind.values()) {
        list(kind);
      }
    }
  }

  private void sort(List<Line> lines) {
    switch (order) {
      case SIZE -> lines.sort(Comparator.comparing(line -> -line.tally().sessions()));
      case KEY -> lines.sort(Comparator.comparing(line -> String.valueOf(line.key())));
      case SHUFFLED, BLOCKWISE -> Collections.shuffle(lines, luck);
    }
  }

  private interface Fields {
    void put(Tally tally, ObjectNode row);
  }

  private void block(String name, List<Line> lines, Fields fields) {
    if (order == Order.BLOCKWISE) {
      Collections.shuffle(lines, luck);
    }
    ArrayNode information = blocks.addObject().put("metricName", name).putArray("information");
    for (Line line : lines.subList(0, Math.min(MOST_ROWS, lines.size()))) {
      ObjectNode row = information.addObject();
      fields.put(line.tally(), row);
      for (int index = 0; index < by.size(); index++) {
        row.put(key(by.get(index)), line.key().get(index));
      }
    }
    rows = Math.max(rows, information.size());
  }

  private static String key(Dimension dimension) {
    return dimension == Dimension.URL ? "Url" : dimension.label();
  }

  private static void friction(Signal signal, Tally tally, ObjectNode row) {
    double share = hundredths(tally.figure(signal.sessionPercent()).orElse(0));
    row.put("sessionsCount", Integer.toString(tally.measured()))
        .put("sessionsWithMetricPercentage", share)
        .put("sessionsWithoutMetricPercentage", 100 - share);
    count(row, "pagesViews", tally.figure(signal.pageViews()));
    count(row, "subTotal", tally.figure(signal.occurrences()));
  }

  private static void scrollDepth(Tally tally, ObjectNode row) {
    number(row, "averageScrollDepth", tally.figure(Measure.SCROLL_DEPTH_PERCENT), 100);
  }

  private static void traffic(Tally tally, ObjectNode row) {
    count(row, "totalSessionCount", tally.figure(Measure.SESSIONS));
    count(row, "totalBotSessionCount", tally.figure(Measure.BOT_SESSIONS));
    count(row, "distinctUserCount", tally.figure(Measure.USERS));
    number(row, "pagesPerSessionPercentage", tally.figure(Measure.PAGES_PER_SESSION), 1e8);
  }

  private static void engagement(Tally tally, ObjectNode row) {
    count(row, "totalTime", tally.figure(Measure.TOTAL_SECONDS));
    count(row, "activeTime", tally.figure(Measure.ACTIVE_SECONDS));
  }

  private void list(Listing.Kind kind) {
    boolean pages = kind == Listing.Kind.POPULAR_PAGE;
    ArrayNode information =
        blocks.addObject().put("metricName", name(kind)).putArray("information");
    counting.list(kind).entrySet().stream()
        .filter(entry -> entry.getKey() != null || kind == Listing.Kind.REFERRER)
        .sorted(
            Map.Entry.<@Nullable String, Integer>comparingByValue(Comparator.reverseOrder())
                .thenComparing(entry -> String.valueOf(entry.getKey())))
        .limit(LIST)
        .forEach(
            entry ->
                information
                    .addObject()
                    .put(pages ? "url" : "name", entry.getKey())
                    .put(pages ? "visitsCount" : "sessionsCount", entry.getValue().toString()));
  }

  private static String name(Listing.Kind kind) {
    return switch (kind) {
      case REFERRER -> "ReferrerUrl";
      case POPULAR_PAGE -> "PopularPages";
      default -> kind.label();
    };
  }

  private static void count(ObjectNode row, String field, OptionalDouble value) {
    row.put(field, value.isPresent() ? Long.toString(Math.round(value.getAsDouble())) : null);
  }

  private static void number(ObjectNode row, String field, OptionalDouble value, double scale) {
    if (value.isPresent()) {
      row.put(field, Math.round(value.getAsDouble() * scale) / scale);
    } else {
      row.putNull(field);
    }
  }

  private static double hundredths(double value) {
    return Math.round(value * 100) / 100.0;
  }

  static Counting raw(Site site, Span time) {
    return new Counting(site, List.of(time), Form.RAW);
  }
}
