package io.claritytoolbox.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claritytoolbox.Main;
import io.claritytoolbox.model.Caller;
import io.claritytoolbox.model.PaidRequests;
import io.claritytoolbox.projects.DemoProjects;
import io.claritytoolbox.server.Identity;
import io.claritytoolbox.server.Offer;
import io.claritytoolbox.server.StdioServer;
import io.claritytoolbox.tools.Tools;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the documents and prompts with requests of both eras. */
final class GuidanceTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PLAIN = "";
  private static final String META =
      "'_meta':{'io.modelcontextprotocol/protocolVersion':'2026-07-28',"
          + "'io.modelcontextprotocol/clientCapabilities':{}}";

  private final Prebuilt prebuilt =
      Main.prebuilt(new DemoProjects(() -> Instant.parse("2026-03-11T08:00:00Z")));

  @ParameterizedTest
  @ValueSource(strings = {PLAIN, META})
  void listsAndReadsDocuments(String era) throws IOException {
    assertThat(ask(era, "resources/list", "").at("/result/resources"))
        .extracting(each -> each.path("uri").asText())
        .containsExactly(
            "clarity://metrics",
            "clarity://quota",
            "clarity://exports",
            "ui://clarity-toolbox/panel");
    assertThat(ask(era, "resources/templates/list", "").at("/result/resourceTemplates"))
        .extracting(each -> each.path("uriTemplate").asText())
        .containsExactly("clarity://exports/{id}");
    assertThat(read(era, "clarity://metrics")).startsWith("# What the measures mean");
    assertThat(JSON.readTree(read(era, "clarity://quota")).at("/quota/remaining").asInt())
        .isEqualTo(4);
    assertThat(ask(era, "resources/read", "'uri':'clarity://exports/1'").path("error"))
        .isNotEmpty();
    pages();
    assertThat(read(era, "clarity://exports/1")).startsWith("URL,Device,Channel,sessions,");
    assertThat(complete(era, "'type':'ref/resource','uri':'clarity://exports/{id}'", "'name':'id'"))
        .first()
        .isEqualTo(JSON.readTree("\"1\""));
  }

  @ParameterizedTest
  @ValueSource(strings = {PLAIN, META})
  void listsFillsInAndCompletesPrompts(String era) throws IOException {
    pages();
    assertThat(ask(era, "prompts/list", "").at("/result/prompts"))
        .extracting(each -> each.path("name").asText())
        .containsExactly("ux_review", "weekly_summary", "debug_experiment", "release_check");
    assertThat(
            ask(era, "prompts/get", "'name':'debug_experiment','arguments':{'page':'/cart'}")
                .at("/result/messages/0/content/text")
                .asText())
        .contains("1. get_quota {}", "\"values\":[\"/cart\"]");
    assertThat(
            ask(era, "prompts/get", "'name':'weekly_summary','arguments':{'days':'x'}")
                .path("error")
                .toString())
        .contains("-32602", "`days` must be a whole number, 1–90.");
    assertThat(complete(era, "'type':'ref/prompt','name':'ux_review'", "'name':'page'"))
        .isNotEmpty()
        .hasSizeLessThanOrEqualTo(100);
  }

  private void pages() {
    prebuilt
        .tool("get_ux_by_url")
        .orElseThrow()
        .call(JsonNodeFactory.instance.objectNode().put("max_age_hours", 0), Caller.PATIENT);
  }

  private String read(String era, String uri) throws IOException {
    return ask(era, "resources/read", "'uri':'" + uri + "'").at("/result/contents/0/text").asText();
  }

  private JsonNode complete(String era, String ref, String argument) throws IOException {
    return ask(
            era,
            "completion/complete",
            "'ref':{" + ref + "},'argument':{" + argument + ",'value':''}")
        .at("/result/completion/values");
  }

  /** The reply of a server to a request, after {@code initialize} if the era needs it. */
  private JsonNode ask(String era, String method, String params) throws IOException {
    String opening =
        era.isEmpty()
            ? "{'jsonrpc':'2.0','id':1,'method':'initialize','params':{'protocolVersion':"
                + "'2025-11-25','capabilities':{},'clientInfo':{'name':'t','version':'1'}}}\n"
                + "{'jsonrpc':'2.0','method':'notifications/initialized'}\n"
            : "";
    String inner = era + (era.isEmpty() || params.isEmpty() ? "" : ",") + params;
    String request =
        "{'jsonrpc':'2.0','id':2,'method':'" + method + "','params':{" + inner + "}}\n";
    byte[] in = (opening + request).replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Identity identity = new Identity("t", "t", "1", Tools.INSTRUCTIONS);
    Offer offer = Offer.of(identity, prebuilt.catalog());
    new StdioServer(offer, new PaidRequests(), new ByteArrayInputStream(in), out).serve();
    for (String line : out.toString(StandardCharsets.UTF_8).lines().toList()) {
      ObjectNode message = (ObjectNode) JSON.readTree(line);
      if (message.path("id").asInt() == 2) {
        return message;
      }
    }
    throw new AssertionError("no answer: " + out.toString(StandardCharsets.UTF_8));
  }
}
