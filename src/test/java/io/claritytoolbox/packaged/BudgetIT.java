package io.claritytoolbox.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;

/** Tests that processes stay within ten requests a day whatever happens to them. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
final class BudgetIT {
  /** No stored answer is recent enough. */
  private static final String FRESH = "{'group_by':['%s'],'max_age_hours':0}";

  private final Toolbox toolbox;
  private final LoopbackClarity clarity;

  BudgetIT(@TempDir Path folder) {
    toolbox = new Toolbox(folder);
    clarity = toolbox.clarity();
  }

  @AfterEach
  void close() {
    toolbox.close();
  }

  @Test
  void answersThreeQuestionsOnOneCubeByOneRequest() {
    Client client = toolbox.connect();

    Told devices = client.ask("get_sessions", "{'group_by':['Device']}");
    Told browsers = client.ask("get_rage_clicks", "{'group_by':['Browser']}");
    Told systems = client.ask("get_friction", "{'group_by':['OS'],'signals':['dead_clicks']}");

    assertThat(clarity.requests()).isEqualTo(1);
    assertThat(List.of(devices, browsers, systems))
        .extracting(Told::requestsSpent)
        .containsExactly(1, 0, 0);
    assertThat(devices.column("Device")).contains("Mobile", "PC");
    assertThat(browsers.column("Browser")).contains("Chrome");
    assertThat(systems.column("OS")).contains("Windows");
    assertThat(client.quota().spent()).isEqualTo(1);
  }

  @Test
  void neverSendsTheEleventhRequestOfTheDay() {
    Client client = toolbox.connect();
    for (int request = 1; request <= 10; request++) {
      Told fresh = client.ask("get_sessions", FRESH.formatted("Device"));
      assertThat(fresh.requestsSpent()).isEqualTo(1);
      assertThat(fresh.spent()).isEqualTo(request);
    }

    Told stored = client.ask("get_sessions", FRESH.formatted("Device"));
    Told refused = client.ask("get_sessions", FRESH.formatted("Country"));

    assertThat(clarity.requests()).isEqualTo(10);
    assertThat(stored.refused()).as(stored.text()).isFalse();
    assertThat(stored.isStale()).isTrue();
    assertThat(stored.requestsSpent()).isZero();
    assertThat(stored.column("Device")).contains("Mobile");
    assertThat(refused.refused()).isTrue();
    assertThat(refused.text())
        .contains("Today's 10 requests to Clarity are spent", resetOf(client.quota()));
  }

  @Test
  void twentyProcessesAtOnceMakeTenRequests() {
    List<String> groupings = List.of("Device", "Country", "Source", "URL");
    List<Pipe> servers =
        IntStream.range(0, 20).mapToObj(number -> toolbox.start(Toolbox.SERVE)).toList();
    for (int number = 0; number < servers.size(); number++) {
      String question = FRESH.formatted(groupings.get(number % groupings.size()));
      servers.get(number).introduce().call(2, "get_sessions", question);
    }

    List<Told> replies = servers.stream().map(server -> server.answerTo(2)).toList();

    assertThat(clarity.requests()).isEqualTo(10);
    assertThat(replies.stream().filter(told -> told.requestsSpent() == 1)).hasSize(10);
    Told quota = servers.get(0).call(3, "get_quota", "{}").answerTo(3);
    assertThat(quota.spent()).isEqualTo(10);
    assertThat(quota.content().path("requests")).hasSize(10);
  }

  @Test
  void countsACallWhoseProcessWasKilledBeforeTheAnswer() throws Exception {
    toolbox.connect().ask("get_sessions", "{'group_by':['Device']}");
    clarity.keepsSilent();
    Pipe doomed = toolbox.start(Toolbox.SERVE);
    doomed.introduce().call(2, "get_sessions", "{'group_by':['Country']}");
    clarity.awaitRequest();

    doomed.kill();

    Client survivor = toolbox.connect();
    assertThat(survivor.quota().spent()).isEqualTo(2);
    Told stored = survivor.ask("get_sessions", "{'group_by':['Device'],'spend':'never'}");
    assertThat(stored.column("Device")).contains("Mobile", "PC");
  }

  private static String resetOf(Told quota) {
    Instant reset = Instant.parse(quota.content().at("/quota/resets_at").asText());
    assertThat(reset).isAfter(Instant.now()).isBefore(Instant.now().plus(Duration.ofDays(1)));
    return reset.toString();
  }
}
