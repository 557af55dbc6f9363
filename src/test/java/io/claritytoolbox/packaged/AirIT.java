package io.claritytoolbox.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests the packaged air quality tools against a stand-in of their API. */
@Timeout(value = 90, threadMode = ThreadMode.SEPARATE_THREAD)
final class AirIT {
  private static final String KEY = "Zx8Kq2mVt5LrNw7YbPd3HsGc6JfAe9Uo";
  private static final String[] SERVE = {
    "--prebuilt", "clarity-air", "--stdio", "--log-level", "DEBUG"
  };

  private final Toolbox toolbox;
  private final List<StandIn> standIns = new ArrayList<>();

  AirIT(@TempDir Path folder) {
    toolbox = new Toolbox(folder);
    toolbox.with("CLARITY_AIR_API_KEY", KEY).with("CLARITY_AIR_ORG", "sample");
  }

  @AfterEach
  void close() {
    standIns.forEach(StandIn::close);
    toolbox.close();
  }

  /** A stand-in of Clarity Movement in another process. */
  private record StandIn(Process process, BufferedReader lines, String address) {
    void close() {
      process.destroyForcibly();
    }

    /** The requests since the last call, up to one that ends with this text. */
    List<String> until(String end) throws IOException {
      List<String> asked = new ArrayList<>();
      do {
        asked.add(lines.readLine());
      } while (!asked.get(asked.size() - 1).endsWith(end));
      return asked;
    }
  }

  private StandIn standIn(String... options) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "examples/stand-in/AirStandIn.java", "0"));
    command.addAll(List.of(options));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    BufferedReader lines = process.inputReader();
    StandIn started = new StandIn(process, lines, lines.readLine());
    standIns.add(started);
    toolbox.with("CLARITY_AIR_BASE_URL", started.address());
    return started;
  }

  @Test
  void everyToolAnswersAnMcpClient() throws IOException {
    standIn();
    Client client = toolbox.connect(SERVE);

    assertThat(client.tools())
        .containsExactly("get_datasources", "get_air_quality", "get_air_report", "get_application");
    Told sensors = client.ask("get_datasources", "{}");
    assertThat(sensors.column("datasource")).containsExactly("DAAAA1111", "DBBBB2222", "DCCCC3333");
    Told air = client.ask("get_air_quality", "{'datasources':['DAAAA1111'],'hours':12}");
    assertThat(air.refused()).as(air.text()).isFalse();
    assertThat(air.column("datasource")).hasSize(12).containsOnly("DAAAA1111");
    assertThat(air.column("unit")).containsOnly("µg/m³");
    assertThat(air.column("qc_assessment")).containsOnly("valid");
    Told application = client.ask("get_application", "{}");
    assertThat(application.content().path("key").asText())
        .isEqualTo("the key in CLARITY_AIR_API_KEY");
    assertThat(application.text()).contains("3 datasources", "role Observer");
  }

  @Test
  void theContinuationIsFollowedOverThreePagesAndWhatIsStoredAnswersAgain() throws IOException {
    StandIn movement = standIn();
    Pipe server = toolbox.start(SERVE).introduce();

    Told fetched = server.call(2, "get_air_quality", "{'hours':24,'limit':500}").answerTo(2);
    assertThat(movement.until("datasources?org=sample -> 200"))
        .filteredOn(asked -> asked.contains("continuation"))
        .as("two more pages, and one that brings nothing")
        .hasSize(3);
    assertThat(fetched.content().path("total_rows").asInt()).isEqualTo(72);
    movement.close();
    Told stored = server.call(3, "get_air_quality", "{'hours':24,'limit':500}").answerTo(3);
    Told means = server.call(4, "get_air_quality", "{'hours':24,'summary':'day'}").answerTo(4);

    assertThat(stored.content().at("/provenance/calls").asInt()).isZero();
    assertThat(stored.content().path("rows")).isEqualTo(fetched.content().path("rows"));
    int values =
        IntStream.range(0, means.content().path("rows").size())
            .map(i -> means.content().path("rows").path(i).path("values").asInt())
            .sum();
    assertThat(values).as("all but one uncalibrated and one invalid").isEqualTo(70);
  }

  @Test
  void aReportOfThreeLooksIsWaitedForAndCounted() throws IOException {
    standIn();
    Pipe server = toolbox.start(SERVE).introduce();
    String wanted = "{'from':'2026-01-01','to':'2026-02-01','frequency':'day'}";

    Told report = server.call(2, "get_air_report", wanted).answerTo(2);
    Told again = server.call(3, "get_air_report", wanted).answerTo(3);
    JsonNode told = report.content();
    String byId = "{'report_id':'" + told.path("report_id").asText() + "'}";
    Told known = server.call(4, "get_air_report", byId).answerTo(4);

    assertThat(told.path("state").asText()).as(report.text()).isEqualTo("ready");
    assertThat(told.path("links").path(0).asText()).startsWith("https://files.example/JB");
    assertThat(report.spent()).isEqualTo(1);
    assertThat(again.spent()).isEqualTo(1);
    assertThat(again.content().path("requested").asInt()).isZero();
    assertThat(known.content().path("links")).isEqualTo(told.path("links"));
  }

  @Test
  void aGuestsKeyIsToldWhatToAskFor() throws IOException {
    standIn();
    toolbox.with("CLARITY_AIR_API_KEY", "guest-" + KEY);

    Told refused = toolbox.connect(SERVE).ask("get_air_quality", "{}");

    assertThat(refused.refused()).isTrue();
    assertThat(refused.text()).contains("(403)", "role Observer").doesNotContain(KEY);
  }

  @Test
  void whereOneKeyIsRefusedTheOtherAnswers() throws IOException {
    standIn();
    toolbox.with("CLARITY_AIR_API_KEY", "bad-key," + KEY);
    Client client = toolbox.connect(SERVE);

    assertThat(client.ask("get_datasources", "{}").column("datasource")).hasSize(3);
    Told application = client.ask("get_application", "{}");
    assertThat(application.content().path("key").asText()).startsWith("the second key");
    assertThat(application.content().path("warnings").toString()).contains("the first key");
  }

  @ParameterizedTest
  @CsvSource({"401, (401)", "404, (404)", "429, (429)", "500, (500)", "302, redirected"})
  void everyFaultIsASentence(int status, String words) throws IOException {
    standIn("--status", Integer.toString(status));

    Told refused = toolbox.connect(SERVE).ask("get_air_quality", "{}");

    assertThat(refused.refused()).isTrue();
    assertThat(refused.text()).contains(words);
  }

  @Test
  void aServerWithoutSettingsExplainsItself() {
    toolbox.without("CLARITY_AIR_API_KEY").without("CLARITY_AIR_ORG");

    Told refused = toolbox.connect(SERVE).ask("get_datasources", "{}");

    assertThat(refused.text())
        .contains("CLARITY_AIR_API_KEY is not set", "CLARITY_AIR_ORG is not set");
  }

  @Test
  void bothClaritysAreServedTogether() throws IOException {
    standIn();
    Client client = toolbox.connect("--prebuilt", "clarity,clarity-air", "--stdio");

    assertThat(client.tools()).contains("get_sessions", "get_quota", "get_air_quality");
    assertThat(client.ask("get_sessions", "{'group_by':['Device']}").spent()).isEqualTo(1);
    assertThat(client.ask("get_datasources", "{}").column("name")).contains("Harbour");
    assertThat(client.quota().spent()).as("each has a budget of its own").isEqualTo(1);
  }

  @Test
  void neitherAKeyNorALinkIsKept() throws IOException {
    standIn();
    Kept kept = new Kept(toolbox.folder(), toolbox.store());
    Pipe server = toolbox.start(SERVE).introduce();
    server.call(2, "get_air_quality", "{}").answerTo(2);
    Told report =
        server.call(3, "get_air_report", "{'from':'2026-01-01','to':'2026-02-01'}").answerTo(3);
    server.call(4, "get_application", "{}").answerTo(4);
    standIn("--status", "401");
    server.call(5, "get_datasources", "{}").answerTo(5);

    assertThat(report.text()).contains("signature=abc");
    assertThat(kept.stored()).contains("DAAAA1111").doesNotContain(parts());
    assertThat(kept.written()).contains("answered with status 200").doesNotContain(parts());
    assertThat(kept.written()).doesNotContain("signature=abc");
    server.end();
    assertThat(String.join("\n", server.stdout())).doesNotContain(parts());
    assertThat(kept.written()).doesNotContain(parts());
  }

  /** The request was counted and committed before it was sent. */
  @Test
  void aReportUnderWayCountsThoughTheProcessIsKilled() throws Exception {
    standIn("--delay", "20000");
    Pipe server = toolbox.start(SERVE).introduce();
    server.call(2, "get_air_report", "{'from':'2026-01-01','to':'2026-02-01'}");
    Kept kept = new Kept(toolbox.folder(), toolbox.store());
    while (!holdsARequest(kept)) {
      Thread.sleep(20);
    }
    server.kill();

    standIn();
    Told application = toolbox.connect(SERVE).ask("get_application", "{}");
    assertThat(application.spent()).isEqualTo(1);
  }

  private boolean holdsARequest(Kept kept) {
    try {
      return Files.exists(toolbox.store()) && kept.stored().contains("SENT");
    } catch (AssertionError stillBeingMade) {
      return false;
    }
  }

  private static List<String> parts() {
    return IntStream.rangeClosed(0, KEY.length() - 8)
        .mapToObj(start -> KEY.substring(start, start + 8))
        .toList();
  }
}
