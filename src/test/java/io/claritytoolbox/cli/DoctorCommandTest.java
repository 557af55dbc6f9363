package io.claritytoolbox.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import io.claritytoolbox.doctor.Machine.Neighbour;
import io.claritytoolbox.model.ProjectId;
import io.claritytoolbox.projects.DemoProjects;
import io.claritytoolbox.quota.SpendingLease;
import io.claritytoolbox.storage.Storage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorCommandTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;
  private Operated toolbox;
  private Instant now = Operated.NOW;

  @BeforeEach
  void configure() {
    toolbox = new Operated(folder);
  }

  @Test
  void findsNothingWrongWhereAllIsWell() {
    toolbox.saveSite("shop", Operated.NOW.minus(Duration.ofDays(3)));
    toolbox.spend(2);

    assertThat(toolbox.run("doctor")).isZero();

    assertThat(toolbox.out())
        .contains(
            "ok       java       Java 17.0.15",
            "ok       settings   One project: shop. Requests go to https://www.clarity.ms/",
            "The token in CLARITY_API_TOKEN is valid: for Data Export, with the export"
                + " scope, project 3141592653589793, no expiry.",
            folder.resolve("clarity.db").toString(),
            "permissions rw-------, schema version 4.",
            "shop: 1 export on 1 day, 2026-11-18 to 2026-11-18.",
            "shop: 2 of 10 requests spent, 8 left; resets at 2026-11-22T00:00:00Z.",
            "note     sync       shop: the daily sync is due",
            "No problems found.");
  }

  @Test
  void costsNothingUnlessItIsTold() {
    toolbox.run("doctor");
    toolbox.run("doctor", "--format", "json");

    assertThat(toolbox.out()).contains("shop: 0 of 10 requests spent");
  }

  @Test
  void aFaultExitsWithOneAndAllAreToldTogether() {
    toolbox.environment.remove("CLARITY_PROJECT_ID");
    toolbox.environment.put("CLARITY_API_TOKEN", Operated.token(",\"exp\":1700000000"));

    assertThat(toolbox.run("doctor")).isEqualTo(1);

    assertThat(toolbox.out())
        .contains(
            "fault    settings   CLARITY_API_TOKEN expired on 2023-11-14",
            "fault    settings   CLARITY_PROJECT_ID is not set",
            "warning  token      The token in CLARITY_API_TOKEN expired on 2023-11-14",
            "For Claude Code:");
  }

  @Test
  void aWarningExitsWithThree() {
    long soon = Operated.NOW.plus(Duration.ofDays(5)).getEpochSecond();
    toolbox.environment.put("CLARITY_API_TOKEN", Operated.token(",\"exp\":" + soon));

    assertThat(toolbox.run("doctor")).isEqualTo(3);

    assertThat(toolbox.out())
        .contains("warning  token", "expires on 2026-11-26, in 5 days.", "Generate a new token");
  }

  @Test
  void aTokenThatIsPassedOverIsNamedByItsPlace() {
    toolbox.environment.put(
        "CLARITY_API_TOKEN", Operated.token(",\"exp\":1700000000") + "," + Operated.token(""));

    assertThat(toolbox.run("doctor")).isEqualTo(3);

    assertThat(toolbox.out())
        .contains(
            "The first token in CLARITY_API_TOKEN expired on 2023-11-14 (UTC). It is skipped",
            "ok       token      The second token in CLARITY_API_TOKEN is valid");
  }

  @Test
  void aSpentBudgetIsAWarning() {
    toolbox.spend(10);

    assertThat(toolbox.run("doctor")).isEqualTo(3);
    assertThat(toolbox.out()).contains("10 of 10 requests spent, 0 left");
  }

  @Test
  void aStoreThatCannotBeOpenedIsAFault() throws IOException {
    Files.createDirectory(toolbox.store());

    assertThat(toolbox.run("doctor")).isEqualTo(1);
    assertThat(toolbox.out()).contains("fault    store", "can't be opened");
  }

  @Test
  void aFileOfAnotherProgramIsAFault() throws IOException {
    Files.writeString(toolbox.store(), "Dear diary, ".repeat(100));

    assertThat(toolbox.run("doctor")).isEqualTo(1);
    assertThat(toolbox.out()).contains("fault    store", "not a store of this program");
    assertThat(toolbox.store()).hasContent("Dear diary, ".repeat(100));
  }

  @Test
  void aStoreThatIsSetAsideIsAWarning() throws IOException {
    toolbox.spend(1);
    Files.writeString(toolbox.store(), "This is no database. ".repeat(100));

    assertThat(toolbox.run("doctor")).isEqualTo(3);
    assertThat(toolbox.out()).contains("warning  project", "set aside as");
  }

  @Test
  void theStoreIsLookedAtWhereOtherSettingsAreFaulty() throws IOException {
    toolbox.environment.put("CLARITY_RESERVE", "many");

    toolbox.run("doctor");
    assertThat(toolbox.out()).contains("note     store", "clarity.db does not exist yet");
    assertThat(toolbox.store()).doesNotExist();

    toolbox.saveSite("shop", Operated.NOW);
    toolbox.run("doctor");
    assertThat(toolbox.out())
        .contains("ok       store", "clarity.db, 0.", "permissions rw-------, schema version 4.");

    toolbox.spend(1);
    Files.writeString(toolbox.store(), "This is no database. ".repeat(100));
    assertThat(toolbox.run("doctor")).isEqualTo(1);
    assertThat(toolbox.out()).contains("warning  store", "set aside as");
  }

  @Test
  void aStoreOfNoAddressIsNotLookedAt() {
    toolbox.environment.put("CLARITY_STORE", "here");

    assertThat(toolbox.run("doctor")).isEqualTo(1);
    assertThat(toolbox.out()).contains("Not checked, because CLARITY_STORE is invalid.");
  }

  @Test
  void tellsWhoElseIsAtWork() {
    toolbox.neighbours.add(new Neighbour(4711, Operated.NOW));
    try (Storage storage = Storage.open(toolbox.address(), Operated.CLOCK);
        SpendingLease.Held held = storage.leases().tryTake(new ProjectId("shop")).orElseThrow()) {
      assertThat(held).isNotNull();
      assertThat(toolbox.run("doctor")).isZero();
    }

    assertThat(toolbox.out())
        .contains(
            "1 other process of this program: 4711 since 2026-11-21T09:00:00Z.",
            "shop: another process is sending a request.");
  }

  @Test
  void leavesTheTurnToSpendFree() {
    toolbox.run("doctor");

    try (Storage storage = Storage.open(toolbox.address(), Operated.CLOCK)) {
      assertThat(storage.leases().tryTake(new ProjectId("shop"))).isPresent();
    }
  }

  @Test
  void oneObjectHoldsTheSame() throws IOException {
    toolbox.environment.put("HTTPS_PROXY", "http://ann:secret@proxy.example:3128");

    assertThat(toolbox.run("doctor", "--format", "json")).isEqualTo(3);

    JsonNode all = JSON.readTree(toolbox.out());
    assertThat(all.path("warnings").asInt()).isEqualTo(1);
    assertThat(all.path("faults").asInt()).isZero();
    assertThat(all.path("findings").findValuesAsText("topic"))
        .containsExactly(
            "java",
            "build",
            "settings",
            "token",
            "proxy",
            "trust",
            "processes",
            "store",
            "history",
            "budget",
            "sync",
            "lock",
            "dashboard",
            "clock");
    assertThat(all.path("findings").findValuesAsText("remedy"))
        .anyMatch(remedy -> remedy.contains("JAVA_TOOL_OPTIONS"));
    assertThat(all.path("clients").properties()).hasSize(4);
  }

  @Test
  void showsNoSecret() {
    String token = Operated.token(",\"exp\":1700000000");
    toolbox.environment.put("CLARITY_API_TOKEN", token + " " + Operated.token("") + ",opaque-word");
    toolbox.environment.put("HTTPS_PROXY", "http://ann:secret@proxy.example:3128");

    toolbox.run("doctor");
    String text = toolbox.out() + toolbox.err();
    toolbox.run("doctor", "--format", "json");

    assertThat(text + toolbox.out() + toolbox.err())
        .doesNotContain("opaque-word", "ann:secret", "eyJhbGciOi", token.substring(30, 50));
  }

  @Test
  void isColouredOnATerminalAlone() {
    toolbox.run("doctor");
    assertThat(toolbox.out()).doesNotContain("\u001b");

    toolbox.terminal = OptionalInt.of(80);
    toolbox.run("doctor");
    assertThat(toolbox.out()).contains("\u001b[32mok");

    toolbox.environment.put("NO_COLOR", "1");
    toolbox.run("doctor");
    assertThat(toolbox.out()).doesNotContain("\u001b");
  }

  @Test
  void theDemoNeedsNothing() {
    DemoProjects demo = new DemoProjects(this::tick);

    assertThat(toolbox.run(demo, "doctor", "--prebuilt", "clarity-demo")).isZero();

    assertThat(toolbox.out())
        .contains("The demo needs no token", "demo: 6 of 10 requests spent")
        .doesNotContain("CLARITY_API_TOKEN", "your-generated-token-here");
  }

  @Test
  void liveSpendsOneRequestSaysSoFirstAndStoresWhatItBrought() {
    DemoProjects demo = new DemoProjects(this::tick);

    assertThat(toolbox.run(demo, "doctor", "--live")).isZero();

    assertThat(toolbox.err())
        .startsWith("Spending one of the 4 requests left today on an export by ");
    assertThat(toolbox.out())
        .contains("Clarity answered and the export is stored", "demo: 7 of 10 requests spent")
        .contains("demo: 211 exports on 35 days");
  }

  @Test
  void liveRefusesWhereNothingIsLeft() {
    toolbox.spend(10);

    assertThat(toolbox.run("doctor", "--live")).isEqualTo(1);
    assertThat(toolbox.err()).isEmpty();
    assertThat(toolbox.out()).contains("fault    live       No request was sent");
  }

  @Test
  void liveIsHonestAboutWhatFailsAndTellsTheClocksDifference() {
    WireMockServer clarity = new WireMockServer(options().bindAddress("127.0.0.1").dynamicPort());
    clarity.start();
    try {
      clarity.stubFor(
          any(anyUrl())
              .willReturn(
                  aResponse().withStatus(500).withHeader("Date", "Sat, 21 Nov 2026 09:05:00 GMT")));
      toolbox.environment.put("CLARITY_API_BASE_URL", clarity.baseUrl() + "/export-data/api/v1");

      assertThat(toolbox.run("doctor", "--live")).isEqualTo(1);
    } finally {
      clarity.stop();
    }
    assertThat(toolbox.out())
        .contains(
            "fault    live", "Clarity returned a server error (500)", "1 of 10 requests spent")
        .contains("warning  clock      Clarity's clock is 300 seconds ahead.");
  }

  @Test
  void saysWhereToolsKeepNothing() {
    assertThat(toolbox.run(new Bare(), "doctor")).isEqualTo(2);
    assertThat(toolbox.err()).contains("have no store");
  }

  /** Projects without a store. */
  private static final class Bare implements io.claritytoolbox.answer.Projects {
    private final DemoProjects demo = new DemoProjects(InstantSource.system());

    @Override
    public List<String> names() {
      return demo.names();
    }

    @Override
    public Access open(String name) {
      return demo.open(name);
    }
  }

  private Instant tick() {
    now = now.plusMillis(1);
    return now;
  }
}
