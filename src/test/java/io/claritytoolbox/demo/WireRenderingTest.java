package io.claritytoolbox.demo;

import static io.claritytoolbox.demo.DemoExportClientTest.fetch;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Export;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.Row;
import io.claritytoolbox.model.Signal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WireRenderingTest {
  private static final Map<String, Signal> FRICTION =
      Map.of(
          "DeadClickCount", Signal.DEAD_CLICKS,
          "ExcessiveScroll", Signal.EXCESSIVE_SCROLLS,
          "RageClickCount", Signal.RAGE_CLICKS,
          "QuickbackClick", Signal.QUICKBACKS,
          "ScriptErrorCount", Signal.SCRIPT_ERRORS,
          "ErrorClickCount", Signal.ERROR_CLICKS);

  private static final Map<String, Measure> PLAIN =
      Map.of(
          "averageScrollDepth", Measure.SCROLL_DEPTH_PERCENT,
          "totalSessionCount", Measure.SESSIONS,
          "totalBotSessionCount", Measure.BOT_SESSIONS,
          "distinctUserCount", Measure.USERS,
          "pagesPerSessionPercentage", Measure.PAGES_PER_SESSION,
          "totalTime", Measure.TOTAL_SECONDS,
          "activeTime", Measure.ACTIVE_SECONDS);

  private final SimulatedSite shop = new SimulatedSite(SiteShape.SHOP);

  @ParameterizedTest
  @MethodSource("io.claritytoolbox.demo.DemoExportClientTest#standardCubes")
  void payloadContainsTheRows(Cube cube) throws Exception {
    Export export = fetch(shop, cube, 3);
    Map<List<String>, Map<Measure, Double>> expected = new HashMap<>();
    for (Row row : export.rows()) {
      expected.put(row.key(), row.facts().values());
    }
    assertThat(read(json(export), cube)).isEqualTo(expected);
  }

  @Test
  void payloadWithoutDimensionsHasTheSixteenBlocks() throws Exception {
    assertThat(metricNames(json(fetch(shop, Cube.SITE, 3))))
        .containsExactly(
            "DeadClickCount",
            "ExcessiveScroll",
            "RageClickCount",
            "QuickbackClick",
            "ScriptErrorCount",
            "ErrorClickCount",
            "ScrollDepth",
            "Traffic",
            "EngagementTime",
            "Browser",
            "Device",
            "OS",
            "Country",
            "PageTitle",
            "ReferrerUrl",
            "PopularPages");
  }

  @Test
  void payloadWithDimensionsHasNineBlocks() throws Exception {
    Cube cube = Cube.of(Dimension.URL, Dimension.CAMPAIGN);
    JsonNode blocks = json(fetch(shop, cube, 3));
    assertThat(blocks).hasSize(9);
    assertThat(blocks.get(7).get("information").get(0).fieldNames())
        .toIterable()
        .containsExactly(
            "totalSessionCount",
            "totalBotSessionCount",
            "distinctUserCount",
            "pagesPerSessionPercentage",
            "Url",
            "Campaign");
  }

  @Test
  void payloadQuotesCountsAndNotAverages() throws Exception {
    JsonNode blocks = json(fetch(shop, Cube.SITE, 3));
    JsonNode deadClicks = blocks.get(0).get("information").get(0);
    assertThat(deadClicks.get("sessionsCount").isTextual()).isTrue();
    assertThat(deadClicks.get("subTotal").isTextual()).isTrue();
    assertThat(deadClicks.get("pagesViews").isTextual()).isTrue();
    assertThat(deadClicks.get("sessionsWithMetricPercentage").isNumber()).isTrue();
    assertThat(blocks.get(6).get("information").get(0).get("averageScrollDepth").isNumber())
        .isTrue();
    assertThat(blocks.get(8).get("information").get(0).get("totalTime").isTextual()).isTrue();
    assertThat(blocks.get(15).get("information").get(0).get("visitsCount").isTextual()).isTrue();
  }

  @Test
  void payloadWithoutTrafficHasBothEmptyShapes() throws Exception {
    SimulatedSite deserted = new SimulatedSite(new SiteShape(1, 0, 1, 0));
    JsonNode site = json(fetch(deserted, Cube.SITE, 1));
    assertThat(site.get(7).get("information").toString())
        .isEqualTo(
            "[{\"totalSessionCount\":\"0\",\"totalBotSessionCount\":\"0\","
                + "\"distinctUserCount\":\"0\",\"pagesPerSessionPercentage\":null}]");
    assertThat(site.get(6).get("information").get(0).get("averageScrollDepth").isNull()).isTrue();
    assertThat(site.get(9).get("information")).isEmpty();
    assertThat(json(fetch(deserted, Cube.of(Dimension.URL), 1)))
        .hasSize(9)
        .allSatisfy(block -> assertThat(block.get("information")).isEmpty());
  }

  @Test
  void pagesSeenOnlyByBotsAreOnlyInTheTrafficBlock() throws Exception {
    SimulatedSite haunted = new SimulatedSite(new SiteShape(3, 50, 10, 100));
    Export export = fetch(haunted, Cube.of(Dimension.URL), 1);
    JsonNode blocks = json(export);
    for (int block = 0; block < blocks.size(); block++) {
      int rows = block == 7 ? export.rows().size() : 0;
      assertThat(blocks.get(block).get("information")).hasSize(rows);
    }
  }

  /** Joins the first nine blocks by key. */
  private static Map<List<String>, Map<Measure, Double>> read(JsonNode blocks, Cube cube) {
    Map<List<String>, Map<Measure, Double>> rows = new HashMap<>();
    for (int index = 0; index < 9; index++) {
      String metric = blocks.get(index).get("metricName").asText();
      for (JsonNode line : blocks.get(index).get("information")) {
        Map<Measure, Double> facts =
            rows.computeIfAbsent(key(line, cube), none -> new EnumMap<>(Measure.class));
        if (FRICTION.containsKey(metric)) {
          readFriction(requireNonNull(FRICTION.get(metric)), line, facts);
        } else {
          PLAIN.forEach((field, measure) -> readPlain(field, measure, line, facts));
        }
      }
    }
    return rows;
  }

  private static void readFriction(Signal signal, JsonNode line, Map<Measure, Double> facts) {
    double percent = line.get("sessionsWithMetricPercentage").asDouble();
    double sessions = line.get("sessionsCount").asDouble();
    facts.put(signal.sessionPercent(), percent);
    facts.put(signal.sessions(), (double) Math.round(sessions * percent / 100));
    facts.put(signal.pageViews(), line.get("pagesViews").asDouble());
    facts.put(signal.occurrences(), line.get("subTotal").asDouble());
  }

  private static void readPlain(
      String field, Measure measure, JsonNode line, Map<Measure, Double> facts) {
    if (line.hasNonNull(field)) {
      facts.put(measure, line.get(field).asDouble());
    }
  }

  private static List<String> key(JsonNode line, Cube cube) {
    List<String> key = new ArrayList<>();
    for (Dimension dimension : cube.dimensions()) {
      key.add(line.get(dimension == Dimension.URL ? "Url" : dimension.label()).textValue());
    }
    return key;
  }

  private static JsonNode json(Export export) throws JsonProcessingException {
    return new ObjectMapper().readTree(export.payload());
  }

  private static List<String> metricNames(JsonNode blocks) {
    List<String> names = new ArrayList<>();
    blocks.forEach(block -> names.add(block.get("metricName").asText()));
    return names;
  }
}
