package io.claritytoolbox.packaged;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;

/** Tests answers when Clarity fails. They must say what happened. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
final class RefusalIT {
  private static final String BY_DEVICE = "{'group_by':['Device']}";

  private final Toolbox toolbox;

  RefusalIT(@TempDir Path folder) {
    toolbox = new Toolbox(folder);
  }

  @AfterEach
  void close() {
    toolbox.close();
  }

  @Test
  void aRefusalForQuotaClosesTheDayForEveryProcess() {
    toolbox.clarity().answers(aResponse().withStatus(429));
    Client first = toolbox.connect();

    Told refused = first.ask("get_sessions", BY_DEVICE);
    Told again = first.ask("get_rage_clicks", "{'group_by':['Country']}");
    Client second = toolbox.connect();
    Told elsewhere = second.ask("get_sessions", "{}");

    assertThat(toolbox.clarity().requests()).isEqualTo(1);
    for (Told told : new Told[] {refused, again, elsewhere}) {
      assertThat(told.refused()).isTrue();
      assertThat(told.text())
          .contains("today's requests of this project are spent (429)", "The next day begins at");
    }
    assertThat(second.quota().content().at("/quota/remaining").asInt(-1)).isZero();
  }

  @Test
  void aTokenThatIsNotAcceptedIsSaidToBe() {
    toolbox.clarity().answers(aResponse().withStatus(401));
    Client client = toolbox.connect();

    Told refused = client.ask("get_sessions", BY_DEVICE);

    assertThat(refused.refused()).isTrue();
    assertThat(refused.text())
        .contains("Clarity does not accept the token (401)", "put it into CLARITY_API_TOKEN");
    assertThat(toolbox.clarity().requests()).isEqualTo(1);
    assertThat(client.quota().spent()).isEqualTo(1);
  }

  @Test
  void aWebPageIsNotTakenForData() {
    toolbox
        .clarity()
        .answers(
            aResponse()
                .withHeader("Content-Type", "text/html; charset=utf-8")
                .withBody("<!DOCTYPE html><html><title>Sign in</title></html>"));
    Client client = toolbox.connect();

    Told refused = client.ask("get_sessions", BY_DEVICE);

    assertThat(refused.refused()).isTrue();
    assertThat(refused.text()).contains("a web page instead of data").doesNotContain("Sign in");
    assertThat(client.quota().spent()).isEqualTo(1);
    assertThat(client.quota().content().path("free_now")).isEmpty();
  }

  @Test
  void aDroppedDimensionIsNeverPresentedAsABreakdown() {
    toolbox.clarity().dropsDimensions();
    Client client = toolbox.connect();

    Told refused = client.ask("get_sessions", "{'group_by':['Campaign']}");
    Told later = client.ask("get_sessions", "{'group_by':['Campaign'],'spend':'never'}");

    assertThat(refused.refused()).isTrue();
    assertThat(refused.text()).contains("Clarity did not break the answer down by", "Campaign");
    assertThat(later.refused()).isTrue();
    assertThat(client.quota().content().path("free_now")).isEmpty();
    assertThat(client.quota().spent()).isEqualTo(toolbox.clarity().requests());
  }
}
