package io.claritytoolbox.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that the stand-in has the format of Clarity's API. */
@Tag("slow")
final class StandInTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final List<String> METRICS =
      List.of(
          "DeadClickCount",
          "ExcessiveScroll",
          "RageClickCount",
          "QuickbackClick",
          "ScriptErrorCount",
          "ErrorClickCount",
          "ScrollDepth",
          "Traffic",
          "EngagementTime");

  private static Running standIn;

  /** A stand-in in another process. */
  private record Running(Process process, BufferedReader lines, String address)
      implements AutoCloseable {
    static Running start(String... options) throws IOException {
      List<String> command = new ArrayList<>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.addAll(List.of("-XX:TieredStopAtLevel=1", "examples/stand-in/StandIn.java"));
      command.addAll(List.of(options));
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      BufferedReader lines = process.inputReader();
      return new Running(process, lines, lines.readLine());
    }

    HttpResponse<String> get(String path, String token) throws Exception {
      HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path));
      if (!token.isEmpty()) {
        request.header("Authorization", "Bearer " + token);
      }
      return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> post(String route, String body) throws Exception {
      URI dashboard = URI.create(address).resolve("/mcp" + route);
      return HTTP.send(
          HttpRequest.newBuilder(dashboard)
              .header("Authorization", "Bearer any")
              .POST(HttpRequest.BodyPublishers.ofString(body))
              .build(),
          HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() {
      process.destroyForcibly();
    }
  }

  @BeforeAll
  static void start() throws IOException {
    standIn = Running.start("0");
  }

  @AfterAll
  static void stop() {
    standIn.close();
  }

  @Test
  void bindsLoopbackOnAPortOfItsOwn() {
    assertThat(standIn.address()).matches("http://127\\.0\\.0\\.1:[1-9][0-9]*/export-data/api/v1");
  }

  @Test
  void answersSixteenBlocksWithoutADimension() throws Exception {
    JsonNode blocks = ask("sixteen", "numOfDays=1");

    assertThat(names(blocks)).hasSize(16).startsWith(METRICS.toArray(String[]::new));
    assertThat(names(blocks).subList(9, 16))
        .containsExactly(
            "Browser", "Device", "OS", "Country", "PageTitle", "ReferrerUrl", "PopularPages");
    assertThat(rows(blocks, "PopularPages")).hasSizeLessThanOrEqualTo(10);
    assertThat(rows(blocks, "ReferrerUrl")).anyMatch(row -> row.path("name").isNull());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "URL",
        "Device",
        "Browser",
        "OS",
        "Country",
        "Source",
        "Medium",
        "Campaign",
        "Channel"
      })
  void answersNineBlocksWithAnyDimension(String dimension) throws Exception {
    JsonNode blocks = ask("nine-" + dimension, "numOfDays=3&dimension1=" + dimension);

    assertThat(names(blocks)).isEqualTo(METRICS);
    String key = dimension.equals("URL") ? "Url" : dimension;
    assertThat(rows(blocks, "Traffic")).hasSizeGreaterThan(1).allMatch(row -> row.has(key));
  }

  @Test
  void writesCountsAsTextsAndRatesAsNumbers() throws Exception {
    JsonNode blocks = ask("types", "numOfDays=2&dimension1=Device");

    for (JsonNode row : rows(blocks, "RageClickCount")) {
      assertThat(row.path("sessionsCount").isTextual()).isTrue();
      assertThat(row.path("pagesViews").isTextual()).isTrue();
      assertThat(row.path("subTotal").isTextual()).isTrue();
      assertThat(row.path("sessionsWithMetricPercentage").isNumber()).isTrue();
    }
    for (JsonNode row : rows(blocks, "Traffic")) {
      assertThat(row.path("totalSessionCount").isTextual()).isTrue();
      assertThat(row.path("pagesPerSessionPercentage").isNumber()).isTrue();
    }
    assertThat(rows(blocks, "EngagementTime")).allMatch(row -> row.path("totalTime").isTextual());
  }

  @Test
  void sessionsAddUpOverAttributesAndNotOverAddresses() throws Exception {
    int site = sessions(ask("sums", "numOfDays=1"));

    assertThat(sessions(ask("sums", "numOfDays=1&dimension1=Device"))).isEqualTo(site);
    assertThat(sessions(ask("sums", "numOfDays=1&dimension1=Channel"))).isEqualTo(site);
    assertThat(sessions(ask("sums", "numOfDays=1&dimension1=URL"))).isGreaterThan(site);
  }

  @Test
  void addressesAreAsRawAsClaritys() throws Exception {
    JsonNode blocks = ask("urls", "numOfDays=3&dimension1=URL");
    List<String> urls =
        rows(blocks, "Traffic").stream().map(row -> row.path("Url").asText(null)).toList();

    assertThat(urls).containsNull();
    for (String raw : List.of("gclid=", "fbclid=", "#plans", "?q=", "@example.com")) {
      assertThat(urls).anyMatch(url -> url != null && url.contains(raw));
    }
    assertThat(rows(blocks, "ScrollDepth")).noneMatch(row -> row.path("Url").isNull());
  }

  @Test
  void dropsAnUnknownDimensionSilently() throws Exception {
    JsonNode plain = ask("unknown", "numOfDays=1");

    assertThat(ask("unknown", "numOfDays=1&dimension1=Country/Region")).isEqualTo(plain);
  }

  @ParameterizedTest
  @ValueSource(strings = {"numOfDays=0", "numOfDays=4", "numOfDays=x", "dimension1=URL", ""})
  void refusesAnotherNumberOfDaysWithAnEmptyBody(String query) throws Exception {
    refuses(400, "/project-live-insights?" + query, "days");
  }

  @Test
  void refusesARequestWithoutAToken() throws Exception {
    refuses(401, "/project-live-insights?numOfDays=1", "");
  }

  @Test
  void knowsNoOtherPath() throws Exception {
    refuses(404, "/projects/abc/exports/sessions/2026-01-01", "path");
  }

  /** If midnight passes meanwhile, the eleventh request is the first of the new day. */
  @Test
  void refusesTheEleventhRequestOfTheDayOfOneToken() throws Exception {
    for (int request = 1; request <= 10; request++) {
      ask("spender", "numOfDays=1");
    }
    refuses(429, "/project-live-insights?numOfDays=1", "spender");
    ask("another", "numOfDays=1");
  }

  @Test
  void alwaysFailsWhenToldTo() throws Exception {
    try (Running failing = Running.start("0", "--status", "500")) {
      HttpResponse<String> response = failing.get("/project-live-insights?numOfDays=1", "any");

      assertThat(response.statusCode()).isEqualTo(500);
      assertThat(response.body()).isEmpty();
    }
  }

  @Test
  void waitsWhenToldToAndPrintsRequestsWithoutTheToken() throws Exception {
    try (Running slow = Running.start("0", "--delay", "300")) {
      long before = System.nanoTime();
      slow.get("/project-live-insights?numOfDays=1", "hush-hush");

      assertThat(System.nanoTime() - before).isGreaterThan(300_000_000L);
      assertThat(slow.lines().readLine())
          .isEqualTo("GET /export-data/api/v1/project-live-insights?numOfDays=1 -> 200");
    }
  }

  private static JsonNode ask(String token, String query) throws Exception {
    HttpResponse<String> response = standIn.get("/project-live-insights?" + query, token);
    assertThat(response.statusCode()).isEqualTo(200);
    return JSON.readTree(response.body());
  }

  private static void refuses(int status, String path, String token) throws Exception {
    HttpResponse<String> response = standIn.get(path, token);
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.body()).isEmpty();
  }

  private static List<String> names(JsonNode blocks) {
    return blocks.findValuesAsText("metricName");
  }

  private static List<JsonNode> rows(JsonNode blocks, String name) {
    List<JsonNode> rows = new ArrayList<>();
    for (JsonNode block : blocks) {
      if (block.path("metricName").asText().equals(name)) {
        block.path("information").forEach(rows::add);
      }
    }
    return rows;
  }

  private static int sessions(JsonNode blocks) {
    Stream<JsonNode> rows = rows(blocks, "Traffic").stream();
    return rows.mapToInt(row -> row.path("totalSessionCount").asInt()).sum();
  }

  @Test
  void dashboardFailsWithoutADateAndDropsFiltersThatItDoesNotKnow() throws Exception {
    String dates = "\"date\":{\"start\":\"x\",\"end\":\"y\"}";

    assertThat(standIn.post("/recordings/sample", "{\"filters\":{},\"count\":5}").statusCode())
        .isEqualTo(500);
    JsonNode all = recordings("{\"count\":5,\"filters\":{" + dates + "}}");
    assertThat(all).hasSize(5);
    assertThat(recordings("{\"count\":5,\"filters\":{\"colour\":[\"red\"]," + dates + "}}"))
        .hasSize(5);
    JsonNode checkout =
        recordings(
            "{\"count\":250,\"filters\":{\"visitedUrls\":[{\"url\":\"/checkout\","
                + "\"operator\":\"contains\"}],"
                + dates
                + "}}");
    assertThat(checkout)
        .isNotEmpty()
        .allMatch(each -> each.path("timeline").toString().contains("/checkout"));
    assertThat(all.get(0).path("totalDuration").asText()).matches("\\d\\d minutes and 05 seconds");
  }

  private static JsonNode recordings(String body) throws Exception {
    return JSON.readTree(standIn.post("/recordings/sample", body).body());
  }

  @Test
  void dashboardReadsQuestionsAndSearchesDocuments() throws Exception {
    assertThat(standIn.post("/dashboard/query", "{\"query\":\"sessions by browser\"}").body())
        .contains("\"dataErrorType\":0", "MobileSafari");
    assertThat(standIn.post("/dashboard/query", "{\"query\":\"what is love\"}").body())
        .contains("\"dataErrorType\":4", "\"data\":null");
    assertThat(standIn.post("/documentation/query", "{\"query\":\"masking\"}").body())
        .contains("Masking");
    assertThat(standIn.post("/elsewhere", "{}").statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"login", "cut", "empty", "503"})
  void dashboardHasItsFaults(String fault) throws Exception {
    try (Running faulty = Running.start("0", "--dashboard", fault)) {
      HttpResponse<String> came =
          faulty.post("/recordings/sample", "{\"filters\":{\"date\":{}},\"count\":3}");
      assertThat(came.statusCode()).isEqualTo(fault.equals("503") ? 503 : 200);
      assertThat(came.body())
          .startsWith(
              switch (fault) {
                case "login" -> "<!DOCTYPE html>";
                case "cut" -> "[{";
                case "empty" -> "[]";
                default -> "";
              });
    }
  }
}
