package io.claritytoolbox.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.claritytoolbox.tools.Tool;
import java.util.List;
import org.junit.jupiter.api.Test;

class PanelsTest {
  private static final String EXTENSION =
      "'extensions':{'io.modelcontextprotocol/ui':{'mimeTypes':['text/html;profile=mcp-app']}}";
  private static final String CALL = "'name':'compare','arguments':{}";

  @Test
  void aToolNamesThePanelThatDrawsItsResults() {
    try (Conversation client = Conversation.with(catalog())) {
      JsonNode tools = client.askAlone("1", "tools/list", "{}").at("/result/tools");

      for (JsonNode tool : tools) {
        boolean isDrawn = tool.path("name").textValue().equals("compare");
        assertThat(tool.has("_meta")).isEqualTo(isDrawn);
      }
      JsonNode meta = tools.get(tools.size() - 1).get("_meta");
      assertThat(meta.at("/ui/resourceUri").textValue()).isEqualTo("ui://clarity-toolbox/panel");
      assertThat(meta.get("ui/resourceUri")).isEqualTo(meta.at("/ui/resourceUri"));
    }
  }

  @Test
  void chartsGoToAClientThatShowsPanelsInASession() {
    assertThat(inASession("{" + EXTENSION + "}").at("/_meta/clarity-toolbox~1charts/0").textValue())
        .startsWith("<svg");
  }

  @Test
  void noOtherClientIsSentCharts() {
    assertThat(inASession("{}").has("_meta")).isFalse();
    assertThat(inASession("{'extensions':{'io.modelcontextprotocol/ui':{}}}").has("_meta"))
        .isFalse();
  }

  @Test
  void chartsGoToAClientThatShowsPanelsInEachRequest() {
    try (Conversation client = Conversation.with(catalog())) {
      String meta =
          Conversation.META.replace(
              "clientCapabilities':{}", "clientCapabilities':{" + EXTENSION + "}");
      JsonNode drawn = client.ask("1", "tools/call", "{" + CALL + "," + meta + "}");
      JsonNode told = client.ask("2", "tools/call", "{" + CALL + "," + Conversation.META + "}");

      assertThat(drawn.at("/result/_meta/clarity-toolbox~1charts").size()).isEqualTo(1);
      assertThat(told.at("/result/_meta/clarity-toolbox~1charts").isMissingNode()).isTrue();
      assertThat(told.at("/result/structuredContent"))
          .isEqualTo(drawn.at("/result/structuredContent"));
    }
  }

  private static Catalog catalog() {
    Tool compare = ToyCatalog.tool("compare", (arguments, caller) -> ToyCatalog.answered("drawn"));
    return ToyCatalog.full().and(Catalog.of(List.of(compare)));
  }

  private static JsonNode inASession(String capabilities) {
    try (Conversation client = Conversation.with(catalog())) {
      client.ask(
          "1",
          "initialize",
          "{'protocolVersion':'2025-11-25','capabilities':" + capabilities + "}");
      return client.ask("2", "tools/call", "{" + CALL + "}").get("result");
    }
  }
}
