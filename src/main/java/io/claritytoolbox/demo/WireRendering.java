package io.claritytoolbox.demo;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Facts;
import io.claritytoolbox.model.Listing;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.Row;
import io.claritytoolbox.model.Signal;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/** Writes rows in Clarity's JSON format: a block for each metric, with most numbers in quotes. */
public final class WireRendering {
  private static final JsonFactory JSON = new JsonFactory();

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
  private final JsonGenerator json;

  private WireRendering(Cube cube, JsonGenerator json) {
    this.cube = cube;
    this.json = json;
  }

  /**
   * The body of a response.
   *
   * @param rows the rows, already rounded, with keys in the order of the cube
   * @param listings the top-ten lists; empty if the cube has dimensions
   */
  public static String render(Cube cube, List<Row> rows, List<Listing> listings) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      new WireRendering(cube, json).body(rows, listings);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /** Whether only bots have this key. Clarity lists such rows only in the Traffic block. */
  static boolean hasOnlyBots(Row row, Cube cube) {
    return cube.size() > 0 && row.facts().get(Measure.SESSIONS, 0) == 0;
  }

  private void body(List<Row> rows, List<Listing> listings) throws IOException {
    List<Row> human = rows.stream().filter(row -> !hasOnlyBots(row, cube)).toList();
    json.writeStartArray();
    for (Signal signal : FRICTION) {
      block(metricName(signal), human, facts -> friction(signal, facts));
    }
    block("ScrollDepth", human, this::scrollDepth);
    block("Traffic", rows, this::traffic);
    block("EngagementTime", human, this::engagement);
    for (Listing listing : listings) {
      listing(listing);
    }
    json.writeEndArray();
  }

  private void block(String name, List<Row> rows, Fields fields) throws IOException {
    open(name);
    for (Row row : rows) {
      json.writeStartObject();
      fields.write(row.facts());
      for (int index = 0; index < cube.size(); index++) {
        json.writeStringField(rowKey(cube.dimensions().get(index)), row.key().get(index));
      }
      json.writeEndObject();
    }
    close();
  }

  private void friction(Signal signal, Facts facts) throws IOException {
    double percent = facts.get(signal.sessionPercent(), 0);
    count("sessionsCount", facts, Measure.SESSIONS);
    json.writeNumberField("sessionsWithMetricPercentage", percent);
    json.writeNumberField("sessionsWithoutMetricPercentage", 100 - percent);
    count("pagesViews", facts, signal.pageViews());
    count("subTotal", facts, signal.occurrences());
  }

  private void scrollDepth(Facts facts) throws IOException {
    number("averageScrollDepth", facts, Measure.SCROLL_DEPTH_PERCENT);
  }

  private void traffic(Facts facts) throws IOException {
    count("totalSessionCount", facts, Measure.SESSIONS);
    count("totalBotSessionCount", facts, Measure.BOT_SESSIONS);
    count("distinctUserCount", facts, Measure.USERS);
    number("pagesPerSessionPercentage", facts, Measure.PAGES_PER_SESSION);
  }

  private void engagement(Facts facts) throws IOException {
    count("totalTime", facts, Measure.TOTAL_SECONDS);
    count("activeTime", facts, Measure.ACTIVE_SECONDS);
  }

  private void listing(Listing listing) throws IOException {
    boolean pages = listing.kind() == Listing.Kind.POPULAR_PAGE;
    open(metricName(listing.kind()));
    for (Listing.Entry entry : listing.entries()) {
      json.writeStartObject();
      json.writeStringField(pages ? "url" : "name", entry.name());
      json.writeStringField(pages ? "visitsCount" : "sessionsCount", Long.toString(entry.count()));
      json.writeEndObject();
    }
    close();
  }

  private void open(String metricName) throws IOException {
    json.writeStartObject();
    json.writeStringField("metricName", metricName);
    json.writeArrayFieldStart("information");
  }

  private void close() throws IOException {
    json.writeEndArray();
    json.writeEndObject();
  }

  /** A whole number in quotes, or null if unknown. */
  private void count(String field, Facts facts, Measure measure) throws IOException {
    if (facts.has(measure)) {
      json.writeStringField(field, Long.toString(Math.round(facts.get(measure, 0))));
    } else {
      json.writeNullField(field);
    }
  }

  /** A plain number, or null if unknown. */
  private void number(String field, Facts facts, Measure measure) throws IOException {
    if (facts.has(measure)) {
      json.writeNumberField(field, facts.get(measure, 0));
    } else {
      json.writeNullField(field);
    }
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

  /** Writes the fields of one row. */
  private interface Fields {
    void write(Facts facts) throws IOException;
  }
}
