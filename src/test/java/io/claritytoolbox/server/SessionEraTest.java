package io.claritytoolbox.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests sessions that start with initialize: 2024-11-05 to 2025-11-25. */
final class SessionEraTest {
  @ParameterizedTest
  @CsvSource({
    "2024-11-05, 2024-11-05",
    "2025-03-26, 2025-03-26",
    "2025-06-18, 2025-06-18",
    "2025-11-25, 2025-11-25",
    "2026-07-28, 2025-11-25",
    "1999-01-01, 2025-11-25"
  })
  void agreesOnTheRevisionAskedForOrElseTheNewest(String asked, String agreed) {
    try (Conversation client = Conversation.with(ToyCatalog.full())) {
      JsonNode result = client.ask("1", "initialize", Conversation.initialize(asked)).get("result");

      assertThat(result.get("protocolVersion").textValue()).isEqualTo(agreed);
    }
  }

  @Test
  void announcesExactlyWhatIsOnOffer() {
    try (Conversation client = Conversation.with(ToyCatalog.full());
        Conversation bare = Conversation.with(Catalog.of(ToyCatalog.tools()))) {
      JsonNode full = client.ask("1", "initialize", Conversation.initialize("2025-11-25"));
      JsonNode tools = bare.ask("1", "initialize", Conversation.initialize("2025-11-25"));

      assertThat(full.at("/result/capabilities"))
          .isEqualTo(
              Conversation.json(
                  "{'tools':{'listChanged':false},'resources':{'subscribe':false,'listChanged':false},"
                      + "'prompts':{'listChanged':false},'completions':{},'extensions':"
                      + "{'io.modelcontextprotocol/ui':{'mimeTypes':['text/html;profile=mcp-app']}}}"));
      assertThat(tools.at("/result/capabilities"))
          .isEqualTo(Conversation.json("{'tools':{'listChanged':false}}"));
      assertThat(full.at("/result/serverInfo"))
          .isEqualTo(Conversation.json("{'name':'toy','title':'A toy','version':'1.2.3'}"));
      assertThat(full.at("/result/instructions").textValue()).startsWith("Ask the echo");
    }
  }

  @Test
  void opensForAClientThatDoesNotSayWhoItIs() {
    try (Conversation client = Conversation.with(ToyCatalog.full())) {
      JsonNode answer = client.ask("1", "initialize", "{'protocolVersion':'2025-11-25'}");

      assertThat(answer.at("/result/protocolVersion").textValue()).isEqualTo("2025-11-25");
    }
  }

  @Test
  void refusesToOpenWithoutARevision() {
    try (Conversation client = Conversation.with(ToyCatalog.full())) {
      assertThat(code(client.ask("1", "initialize", "{}"))).isEqualTo(-32602);
      assertThat(code(client.ask("2", "initialize", "{'protocolVersion':7}"))).isEqualTo(-32602);
    }
  }

  @Test
  void answersBeforeTheClientSaysThatItIsReady() {
    try (Conversation client = Conversation.with(ToyCatalog.full())) {
      client.say(Conversation.request("1", "initialize", Conversation.initialize("2025-11-25")));
      client.say(Conversation.request("2", "tools/list", "{}"));
      client.say(Conversation.request("3", "tools/call", "{'name':'echo'}"));

      assertThat(client.answerTo("2").at("/result/tools")).hasSize(6);
      assertThat(client.answerTo("3").at("/result/isError").booleanValue()).isFalse();
    }
  }

  @Test
  void answersBeforeInitializeWithWhatToDo() {
    try (Conversation client = Conversation.with(ToyCatalog.full())) {
      JsonNode answer = client.ask("1", "tools/list", "{}");

      assertThat(code(answer)).isEqualTo(-32602);
      assertThat(answer.at("/error/message").textValue()).contains("initialize");
    }
  }

  @Test
  void answersPingAtAnyTime() {
    try (Conversation client = Conversation.with(ToyCatalog.full())) {
      assertThat(client.ask("1", "ping", "{}").get("result")).isEmpty();
      client.ask("2", "initialize", Conversation.initialize("2025-06-18"));
      assertThat(client.ask("3", "ping", "{}").get("result")).isEmpty();
    }
  }

  @Test
  void opensASecondTimeToo() {
    try (Conversation client = Conversation.opened(ToyCatalog.full(), "2025-11-25")) {
      JsonNode again = client.ask("9", "initialize", Conversation.initialize("2025-03-26"));

      assertThat(again.at("/result/protocolVersion").textValue()).isEqualTo("2025-03-26");
      assertThat(client.ask("10", "tools/list", "{}").at("/result/tools")).hasSize(6);
    }
  }

  @Test
  void listsToolsInTheOrderGivenWithAllHints() {
    try (Conversation client = Conversation.opened(ToyCatalog.full(), "2025-11-25")) {
      JsonNode tools = client.ask("1", "tools/list", "{}").at("/result/tools");

      assertThat(tools.findValuesAsText("name"))
          .isEqualTo(List.of("zebra_first", "echo", "refuse", "throw", "sleep", "steps"));
      assertThat(tools.get(0).get("annotations"))
          .isEqualTo(
              Conversation.json(
                  "{'title':'The zebra_first','readOnlyHint':true,'destructiveHint':false,"
                      + "'idempotentHint':true,'openWorldHint':false}"));
    }
  }

  @Test
  void addsNothingOfTheLaterEra() {
    try (Conversation client = Conversation.opened(ToyCatalog.full(), "2025-11-25")) {
      JsonNode result = client.ask("1", "tools/list", "{}").get("result");

      assertThat(result.properties()).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "logging/setLevel",
        "resources/subscribe",
        "tasks/list",
        "nonsense",
        "server/nothing"
      })
  void refusesUnknownMethodsByName(String method) {
    try (Conversation client = Conversation.opened(ToyCatalog.full(), "2025-11-25")) {
      JsonNode answer = client.ask("1", method, "{}");

      assertThat(code(answer)).isEqualTo(-32601);
      assertThat(answer.at("/error/message").textValue()).contains(method);
    }
  }

  @Test
  void refusesWhatIsNotOnOffer() {
    try (Conversation client = Conversation.opened(Catalog.of(ToyCatalog.tools()), "2025-11-25")) {
      assertThat(code(client.ask("1", "resources/list", "{}"))).isEqualTo(-32601);
      assertThat(code(client.ask("2", "prompts/list", "{}"))).isEqualTo(-32601);
      assertThat(code(client.ask("3", "completion/complete", "{}"))).isEqualTo(-32601);
    }
  }

  @Test
  void givesAMissingResourceTheCodeOfItsEra() {
    try (Conversation client = Conversation.opened(ToyCatalog.full(), "2025-11-25")) {
      JsonNode answer = client.ask("1", "resources/read", "{'uri':'toy://none'}");

      assertThat(code(answer)).isEqualTo(-32002);
      assertThat(answer.at("/error/data/uri").textValue()).isEqualTo("toy://none");
    }
  }

  private static int code(JsonNode answer) {
    return answer.at("/error/code").intValue();
  }
}
