package io.claritytoolbox.air;

import com.fasterxml.jackson.databind.JsonNode;
import io.claritytoolbox.air.model.Datasource;
import io.claritytoolbox.air.model.Measurement;
import io.claritytoolbox.air.model.Metrics;
import io.claritytoolbox.air.model.Report;
import io.claritytoolbox.json.Json;
import io.claritytoolbox.model.UntrustedText;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Parses Clarity Movement's responses. */
final class AirReader {
  private static final int LONGEST_NAME = 120;
  private static final int MOST_TAGS = 20;
  private static final int LONGEST_LINK = 4_000;

  private static final Pattern METRIC = Pattern.compile("[A-Za-z0-9_.]{1,120}");

  private AirReader() {}

  /**
   * A page of measurements.
   *
   * @param token requests the next page; null if there is none
   * @param unreadable the number of rows that were left out
   */
  record Page(List<Measurement> measurements, @Nullable String token, int unreadable) {
    public Page {
      measurements = List.copyOf(measurements);
    }
  }

  /**
   * Parses datasources.
   *
   * @throws IOException if the response is not a list of datasources
   */
  static List<Datasource> datasources(byte[] body) throws IOException {
    List<Datasource> all = new ArrayList<>();
    for (JsonNode each : list(Json.read(body), "datasources")) {
      String id = text(each, "datasourceId");
      if (Datasource.ID.matcher(id).matches()) {
        JsonNode notes = each.path("orgAnnotations");
        all.add(
            new Datasource(
                id,
                text(notes.has("name") ? notes : each, "name"),
                text(notes.has("group") ? notes : each, "group"),
                tags(notes.has("tags") ? notes : each),
                text(each, "sourceType"),
                text(each, "currentSourceId")));
      }
    }
    return all;
  }

  /**
   * Parses measurements in {@code json-long}.
   *
   * @param headerToken the continuation token in the response's header; null if there is none
   * @throws IOException if the response is not a list of measurements
   */
  static Page measurements(byte[] body, @Nullable String headerToken) throws IOException {
    JsonNode whole = Json.read(body);
    List<Measurement> all = new ArrayList<>();
    int unreadable = 0;
    for (JsonNode row : list(whole, "data")) {
      Optional<Measurement> read = measurement(row);
      read.ifPresent(all::add);
      unreadable += read.isPresent() ? 0 : 1;
    }
    String inBody = whole.path("continuationToken").asText("");
    String token = headerToken == null || headerToken.isBlank() ? inBody : headerToken;
    return new Page(all, token.isBlank() ? null : token, unreadable);
  }

  /**
   * Parses a report.
   *
   * @throws IOException if the response is not a report
   */
  static Report report(byte[] body) throws IOException {
    JsonNode whole = Json.read(body);
    String id = text(whole, "reportId");
    if (!Datasource.ID.matcher(id).matches()) {
      throw new IOException("no id of a report");
    }
    List<String> links =
        StreamSupport.stream(whole.path("urls").spliterator(), false)
            .map(JsonNode::asText)
            .filter(AirReader::isLink)
            .toList();
    return new Report(
        id,
        state(text(whole, "reportStatus")),
        links,
        time(whole.path("urlsExpireAt").asText("")).orElse(null));
  }

  private static Report.State state(String status) throws IOException {
    return switch (status.toLowerCase(Locale.ROOT)) {
      case "in-progress" -> Report.State.IN_PROGRESS;
      case "succeeded" -> Report.State.READY;
      case "failed" -> Report.State.FAILED;
      default -> throw new IOException("an unknown state of a report");
    };
  }

  private static boolean isLink(String url) {
    return url.length() <= LONGEST_LINK && url.matches("https?://[!-~&&[^\"<>\\\\^`{|}]]+");
  }

  private static JsonNode list(JsonNode whole, String field) throws IOException {
    JsonNode list = whole.isArray() ? whole : whole.path(field);
    if (!list.isArray()) {
      throw new IOException("no list " + field);
    }
    return list;
  }

  private static Optional<Measurement> measurement(JsonNode row) {
    String datasource = text(row, "datasourceId");
    String metric = text(row, "metric");
    Optional<Instant> time = time(row.path("time").asText(""));
    if (!Datasource.ID.matcher(datasource).matches()
        || !METRIC.matcher(metric).matches()
        || time.isEmpty()) {
      return Optional.empty();
    }
    String unit = text(row, "unit");
    return Optional.of(
        new Measurement(
            datasource,
            metric,
            time.get(),
            number(row.path("value")),
            number(row.path("raw")),
            unit.isEmpty() ? Metrics.unit(metric) : unit,
            text(row, "status"),
            text(row, "qcAssessment")));
  }

  /** A JSON number; null for anything else. */
  private static @Nullable Double number(JsonNode value) {
    return value.isNumber() && Double.isFinite(value.doubleValue()) ? value.doubleValue() : null;
  }

  private static Optional<Instant> time(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static List<String> tags(JsonNode notes) {
    return StreamSupport.stream(notes.path("tags").spliterator(), false)
        .filter(JsonNode::isTextual)
        .limit(MOST_TAGS)
        .map(tag -> UntrustedText.clean(tag.textValue(), LONGEST_NAME))
        .toList();
  }

  private static String text(JsonNode object, String field) {
    JsonNode value = object.path(field);
    return value.isTextual() ? UntrustedText.clean(value.textValue().strip(), LONGEST_NAME) : "";
  }
}
