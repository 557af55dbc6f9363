package io.claritytoolbox.clarity.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Export;
import io.claritytoolbox.model.ExportRequest;
import io.claritytoolbox.model.Facts;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.scrub.AddressFolding;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Responses of Clarity in the recorded format, and how to parse them. */
final class Bodies {
  static final Instant NOW = Instant.parse("2026-05-20T10:15:30Z");
  static final Cube BY_URL = Cube.of(Dimension.URL);
  static final Cube BY_DEVICE = Cube.of(Dimension.DEVICE);

  private static final List<String> FRICTION =
      List.of(
          "DeadClickCount",
          "ExcessiveScroll",
          "RageClickCount",
          "QuickbackClick",
          "ScriptErrorCount",
          "ErrorClickCount");

  private Bodies() {}

  static Reading read(String body, Cube cube) {
    return read(body.getBytes(StandardCharsets.UTF_8), cube);
  }

  static Reading read(byte[] body, Cube cube) {
    ExportReader reader = new ExportReader(new AddressFolding(List.of()));
    return reader.read(body, new ExportRequest(cube, 3), NOW);
  }

  static Export answered(String body, Cube cube) {
    return answered(read(body, cube));
  }

  static Export answered(Reading reading) {
    assertThat(reading).isInstanceOf(Reading.Read.class);
    return ((Reading.Read) reading).export();
  }

  /** The facts of a response with one row. */
  static Facts only(Export export) {
    assertThat(export.rows()).hasSize(1);
    return export.rows().get(0).facts();
  }

  static double value(Export export, Measure measure) {
    return only(export).get(measure).orElseThrow();
  }

  static String array(String... blocks) {
    return Arrays.stream(blocks).collect(Collectors.joining(",", "[", "]"));
  }

  static String block(String name, String... rows) {
    return "{\"metricName\":\"%s\",\"information\":[%s]}".formatted(name, String.join(",", rows));
  }

  /** A row of the Traffic block; {@code key} is JSON with further properties. */
  static String traffic(String sessions, String key) {
    return """
        {"totalSessionCount":%s,"totalBotSessionCount":"2","distinctUserCount":"7",
         "pagesPerSessionPercentage":1.5%s}"""
        .formatted(sessions, more(key));
  }

  /** A row of a friction block. */
  static String friction(int sessions, double percent, int occurrences, String key) {
    return """
        {"sessionsCount":"%d","sessionsWithMetricPercentage":%s,
         "sessionsWithoutMetricPercentage":%s,"pagesViews":"3","subTotal":"%d"%s}"""
        .formatted(sessions, percent, 100 - percent, occurrences, more(key));
  }

  static String url(String address) {
    return "\"Url\":\"" + address + "\"";
  }

  /** The nine blocks of figures, each with one row per key. */
  static List<String> figures(String... keys) {
    List<String> blocks = new ArrayList<>();
    for (String name : FRICTION) {
      blocks.add(block(name, rows(keys, key -> friction(10, 20, 5, key))));
    }
    blocks.add(
        block("ScrollDepth", rows(keys, key -> "{\"averageScrollDepth\":40.5" + more(key) + "}")));
    blocks.add(block("Traffic", rows(keys, key -> traffic("\"10\"", key))));
    blocks.add(
        block(
            "EngagementTime",
            rows(keys, key -> "{\"totalTime\":\"60\",\"activeTime\":\"30\"" + more(key) + "}")));
    return blocks;
  }

  /** The sixteen blocks of a response without dimensions. */
  static String site() {
    List<String> blocks = figures("");
    for (String name : List.of("Browser", "Device", "OS", "Country", "PageTitle")) {
      blocks.add(
          block(
              name,
              "{\"name\":\"%s one\",\"sessionsCount\":\"6\"}".formatted(name),
              "{\"name\":\"%s two\",\"sessionsCount\":\"4\"}".formatted(name)));
    }
    blocks.add(
        block(
            "ReferrerUrl",
            "{\"name\":null,\"sessionsCount\":\"5\"}",
            "{\"name\":\"https://a.example/x?q=1\",\"sessionsCount\":\"3\"}",
            "{\"name\":\"https://a.example/x?q=2\",\"sessionsCount\":\"2\"}"));
    blocks.add(
        block(
            "PopularPages",
            "{\"url\":\"https://shop.example/a#top\",\"visitsCount\":\"4\"}",
            "{\"url\":\"https://shop.example/b\",\"visitsCount\":\"3\"}",
            "{\"url\":\"https://shop.example/a\",\"visitsCount\":\"2\"}"));
    return array(blocks.toArray(String[]::new));
  }

  private static String[] rows(String[] keys, UnaryOperator<String> row) {
    return Arrays.stream(keys).map(row).toArray(String[]::new);
  }

  private static String more(String key) {
    return key.isEmpty() ? "" : "," + key;
  }
}
