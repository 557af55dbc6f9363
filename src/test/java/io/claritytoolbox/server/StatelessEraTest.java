package io.claritytoolbox.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests requests without a session: 2026-07-28. */
final class StatelessEraTest {
  private static final String SERVER = "/result/_meta/io.modelcontextprotocol~1serverInfo";

  private final Conversation client = Conversation.with(ToyCatalog.full());

  @AfterEach
  void leave() {
    client.close();
  }

  @Test
  void discoversRevisionsCapabilitiesAndInstructions() {
    JsonNode result = client.askAlone("1", "server/discover", "{}").get("result");

    assertThat(result.get("resultType").textValue()).isEqualTo("complete");
    assertThat(result.get("supportedVersions")).isEqualTo(Conversation.json("['2026-07-28']"));
    assertThat(result.get("capabilities").size()).isEqualTo(5);
    assertThat(result.at("/capabilities/extensions").has("io.modelcontextprotocol/ui")).isTrue();
    assertThat(result.get("instructions").textValue()).startsWith("Ask the echo");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "server/discover",
        "tools/list",
        "resources/list",
        "resources/templates/list",
        "prompts/list"
      })
  void tellsHowLongAListKeeps(String method) {
    JsonNode answer = client.askAlone("1", method, "{}");

    assertThat(answer.at("/result/ttlMs").intValue()).isPositive();
    assertThat(answer.at("/result/cacheScope").textValue()).isEqualTo("private");
    assertThat(answer.at(SERVER + "/name").textValue()).isEqualTo("toy");
  }

  @Test
  void aReadResourceKeepsForNoTime() {
    JsonNode answer = client.askAlone("1", "resources/read", "{'uri':'toy://guide'}");

    assertThat(answer.at("/result/ttlMs").isInt()).isTrue();
    assertThat(answer.at("/result/ttlMs").intValue()).isZero();
    assertThat(answer.at("/result/cacheScope").textValue()).isEqualTo("private");
  }

  @Test
  void aCallIsCompleteAndNeverCached() {
    JsonNode answer = client.askAlone("1", "tools/call", "{'name':'echo'}");

    assertThat(answer.at("/result/resultType").textValue()).isEqualTo("complete");
    assertThat(answer.at("/result").has("ttlMs")).isFalse();
    assertThat(answer.at(SERVER + "/version").textValue()).isEqualTo("1.2.3");
  }

  @Test
  void refusesARevisionItDoesNotSpeakAndNamesThoseItDoes() {
    String meta = Conversation.META.replace("2026-07-28", "2025-11-25");

    JsonNode error = client.ask("1", "server/discover", "{" + meta + "}").get("error");

    assertThat(error.get("code").intValue()).isEqualTo(-32022);
    assertThat(error.get("data"))
        .isEqualTo(Conversation.json("{'supported':['2026-07-28'],'requested':'2025-11-25'}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'_meta':{}}",
        "{'_meta':{'io.modelcontextprotocol/protocolVersion':'2026-07-28'}}",
        "{'_meta':{'io.modelcontextprotocol/protocolVersion':'2026-07-28','io.modelcontextprotocol/clientCapabilities':7}}",
        "{'_meta':{'io.modelcontextprotocol/protocolVersion':7,'io.modelcontextprotocol/clientCapabilities':{}}}",
        "{'_meta':{'io.modelcontextprotocol/clientCapabilities':{}}}"
      })
  void refusesARequestThatLacksItsMetadata(String params) {
    assertThat(code(client.ask("1", "server/discover", params))).isEqualTo(-32602);
    assertThat(code(client.ask("2", "tools/list", params))).isEqualTo(-32602);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ping",
        "initialize",
        "logging/setLevel",
        "resources/subscribe",
        "resources/unsubscribe",
        "nonsense"
      })
  void knowsNoMethodOfTheOldDays(String method) {
    assertThat(code(client.askAlone("1", method, "{}"))).isEqualTo(-32601);
  }

  @Test
  void givesAMissingResourceTheCodeOfItsEra() {
    assertThat(code(client.askAlone("1", "resources/read", "{'uri':'toy://none'}")))
        .isEqualTo(-32602);
  }

  @Test
  void listsToolsInTheOrderGiven() {
    JsonNode tools = client.askAlone("1", "tools/list", "{}").at("/result/tools");

    assertThat(tools.findValuesAsText("name"))
        .isEqualTo(List.of("zebra_first", "echo", "refuse", "throw", "sleep", "steps"));
  }

  @Test
  void servesBothErasOnOneStream() {
    client.askAlone("1", "server/discover", "{}");
    client.ask("2", "initialize", Conversation.initialize("2025-11-25"));

    assertThat(client.ask("3", "tools/list", "{}").get("result").has("resultType")).isFalse();
    assertThat(client.askAlone("4", "tools/list", "{}").get("result").has("resultType")).isTrue();
    assertThat(client.ask("5", "ping", "{}").has("result")).isTrue();
  }

  @Test
  void acknowledgesASubscriptionToChangesThatNeverCome() {
    client.say(
        Conversation.request(
            "'s1'",
            "subscriptions/listen",
            "{" + Conversation.META + ",'notifications':{'toolsListChanged':true}}"));

    JsonNode said = client.next();

    assertThat(said.get("method").textValue())
        .isEqualTo("notifications/subscriptions/acknowledged");
    assertThat(said.at("/params/_meta/io.modelcontextprotocol~1subscriptionId").textValue())
        .isEqualTo("s1");
    assertThat(said.at("/params/notifications").isObject()).isTrue();
    assertThat(said.at("/params/notifications")).isEmpty();
  }

  private static int code(JsonNode answer) {
    return answer.at("/error/code").intValue();
  }
}
