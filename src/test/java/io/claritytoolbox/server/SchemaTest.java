package io.claritytoolbox.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Compares messages of the server with the published schemas. */
final class SchemaTest {
  private static final Map<String, JsonNode> SCHEMAS =
      Map.of("2025-11-25", load("2025-11-25"), "2026-07-28", load("2026-07-28"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "tools/list | {'x':1} | ListToolsResult",
        "tools/call | {'name':'echo'} | CallToolResult",
        "tools/call | {'name':'throw'} | CallToolResult",
        "resources/list | {'x':1} | ListResourcesResult",
        "resources/templates/list | {'x':1} | ListResourceTemplatesResult",
        "resources/read | {'uri':'toy://guide'} | ReadResourceResult",
        "prompts/list | {'x':1} | ListPromptsResult",
        "prompts/get | {'name':'review','arguments':{'page':'/'}} | GetPromptResult",
        "completion/complete | {'ref':{'type':'ref/resource','uri':'toy://days/{day}/notes'},"
            + "'argument':{'name':'day','value':''}} | CompleteResult"
      })
  void resultsAreAsTheirRevisionSays(String method, String params, String type) {
    try (Conversation session = CallTest.Era.SESSION.open(ToyCatalog.full());
        Conversation alone = CallTest.Era.STATELESS.open(ToyCatalog.full())) {
      JsonNode old = session.ask("1", method, params);
      JsonNode young = alone.ask("1", method, CallTest.Era.STATELESS.params(params));

      assertThat(faults("2025-11-25", "JSONRPCResultResponse", old)).isEmpty();
      assertThat(faults("2025-11-25", type, old.get("result"))).isEmpty();
      assertThat(faults("2026-07-28", type + "Response", young)).isEmpty();
    }
  }

  @Test
  void introductionsAreAsTheirRevisionSays() {
    try (Conversation client = Conversation.with(ToyCatalog.full())) {
      JsonNode opened = client.ask("1", "initialize", Conversation.initialize("2025-11-25"));
      JsonNode discovered = client.askAlone("2", "server/discover", "{}");

      assertThat(faults("2025-11-25", "InitializeResult", opened.get("result"))).isEmpty();
      assertThat(faults("2026-07-28", "DiscoverResultResponse", discovered)).isEmpty();
    }
  }

  @Test
  void errorsAreAsTheirRevisionSays() {
    try (Conversation client = Conversation.with(ToyCatalog.full())) {
      JsonNode version =
          client.ask("1", "x", "{" + Conversation.META.replace("2026", "2031") + "}");
      JsonNode method = client.askAlone("2", "x", "{}");
      JsonNode session = client.ask("3", "x", "{}");

      assertThat(faults("2026-07-28", "UnsupportedProtocolVersionError", version)).isEmpty();
      assertThat(faults("2026-07-28", "MethodNotFoundError", method.get("error"))).isEmpty();
      assertThat(faults("2025-11-25", "JSONRPCErrorResponse", session)).isEmpty();
    }
  }

  /** JSON-RPC requires an id of null here, and the schema requires no id. Clients accept both. */
  @Test
  void anErrorWithoutAReadableIdIsAsTheSchemaSaysButForItsId() {
    try (Conversation client = Conversation.with(ToyCatalog.full())) {
      client.say("nonsense");
      ObjectNode answer = (ObjectNode) client.next();
      assertThat(answer.remove("id").isNull()).isTrue();

      assertThat(faults("2025-11-25", "JSONRPCErrorResponse", answer)).isEmpty();
      assertThat(faults("2026-07-28", "JSONRPCErrorResponse", answer)).isEmpty();
    }
  }

  @Test
  void notificationsAreAsTheirRevisionSays() {
    try (Conversation client = CallTest.Era.SESSION.open(ToyCatalog.full())) {
      client.say(
          Conversation.request("1", "tools/call", "{'name':'steps','_meta':{'progressToken':5}}"));
      JsonNode progress = client.next();
      client.answerTo("1");
      try (Conversation alone = Conversation.with(ToyCatalog.full())) {
        alone.say(
            Conversation.request(
                "2", "subscriptions/listen", "{" + Conversation.META + ",'notifications':{}}"));

        assertThat(faults("2025-11-25", "ProgressNotification", progress)).isEmpty();
        assertThat(faults("2026-07-28", "ProgressNotification", progress)).isEmpty();
        assertThat(faults("2026-07-28", "SubscriptionsAcknowledgedNotification", alone.next()))
            .isEmpty();
      }
    }
  }

  @Test
  void theSchemasFindFaultsAtAll() {
    assertThat(faults("2026-07-28", "DiscoverResultResponse", Conversation.json("{}")))
        .isNotEmpty();
    assertThat(faults("2025-11-25", "InitializeResult", Conversation.json("{}"))).isNotEmpty();
  }

  private static List<Error> faults(String revision, String type, JsonNode message) {
    ObjectNode schema = SCHEMAS.get(revision).deepCopy();
    assertThat(schema.get("$defs").has(type)).as(type).isTrue();
    schema.put("$ref", "#/$defs/" + type);
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(schema)
        .validate(message);
  }

  private static JsonNode load(String revision) {
    try (InputStream text =
        SchemaTest.class.getResourceAsStream("/mcp-schema/" + revision + ".json")) {
      return new ObjectMapper().readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
