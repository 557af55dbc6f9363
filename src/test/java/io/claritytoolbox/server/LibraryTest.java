package io.claritytoolbox.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests resources, prompts and completions in both eras. */
final class LibraryTest {
  @ParameterizedTest
  @EnumSource(CallTest.Era.class)
  void listsResourcesTemplatesAndPrompts(CallTest.Era era) {
    try (Conversation client = era.open(ToyCatalog.full())) {
      assertThat(ask(client, era, "resources/list", "{'x':1}").at("/result/resources/0"))
          .isEqualTo(
              Conversation.json(
                  "{'uri':'toy://guide','name':'guide','title':'The guide',"
                      + "'description':'How to play.','mimeType':'text/markdown'}"));
      assertThat(
              ask(client, era, "resources/templates/list", "{'x':1}")
                  .at("/result/resourceTemplates/0/uriTemplate")
                  .textValue())
          .isEqualTo("toy://days/{day}/notes");
      assertThat(ask(client, era, "prompts/list", "{'x':1}").at("/result/prompts/0/arguments/0"))
          .isEqualTo(
              Conversation.json(
                  "{'name':'page','description':'The page to review.','required':true}"));
    }
  }

  @ParameterizedTest
  @EnumSource(CallTest.Era.class)
  void readsByAddressAndByTemplate(CallTest.Era era) {
    try (Conversation client = era.open(ToyCatalog.full())) {
      assertThat(ask(client, era, "resources/read", "{'uri':'toy://guide'}").at("/result/contents"))
          .isEqualTo(
              Conversation.json(
                  "[{'uri':'toy://guide','mimeType':'text/markdown','text':'# Play'}]"));
      assertThat(
              ask(client, era, "resources/read", "{'uri':'toy://days/2026-01-02/notes'}")
                  .at("/result/contents/0/text")
                  .textValue())
          .isEqualTo("Notes of 2026-01-02");
    }
  }

  @ParameterizedTest
  @EnumSource(CallTest.Era.class)
  void refusesReadsOfNothing(CallTest.Era era) {
    int missing = era == CallTest.Era.SESSION ? -32002 : -32602;
    try (Conversation client = era.open(ToyCatalog.full())) {
      assertThat(code(client, era, "resources/read", "{'uri':'toy://days/1999-01-01/notes'}"))
          .isEqualTo(missing);
      assertThat(code(client, era, "resources/read", "{'uri':'file:///etc/passwd'}"))
          .isEqualTo(missing);
      assertThat(code(client, era, "resources/read", "{'uri':7}")).isEqualTo(-32602);
    }
  }

  @ParameterizedTest
  @EnumSource(CallTest.Era.class)
  void fillsInAPrompt(CallTest.Era era) {
    try (Conversation client = era.open(ToyCatalog.full())) {
      JsonNode result =
          ask(client, era, "prompts/get", "{'name':'review','arguments':{'page':'/home'}}")
              .get("result");

      assertThat(result.get("messages"))
          .isEqualTo(
              Conversation.json(
                  "[{'role':'user','content':{'type':'text','text':'Review /home, kindly'}}]"));
    }
  }

  @ParameterizedTest
  @EnumSource(CallTest.Era.class)
  void refusesAPromptWithABlankLeftEmpty(CallTest.Era era) {
    try (Conversation client = era.open(ToyCatalog.full())) {
      JsonNode error = ask(client, era, "prompts/get", "{'name':'review'}").get("error");

      assertThat(error.get("code").intValue()).isEqualTo(-32602);
      assertThat(error.get("message").textValue()).contains("page");
      for (String arguments : List.of("{'page':' '}", "{'page':7}", "[1]", "'x'")) {
        assertThat(
                code(client, era, "prompts/get", "{'name':'review','arguments':" + arguments + "}"))
            .as(arguments)
            .isEqualTo(-32602);
      }
      assertThat(code(client, era, "prompts/get", "{'name':'nothing'}")).isEqualTo(-32602);
      assertThat(code(client, era, "prompts/get", "{'x':1}")).isEqualTo(-32602);
    }
  }

  @ParameterizedTest
  @EnumSource(CallTest.Era.class)
  void completesArgumentsOfPrompts(CallTest.Era era) {
    try (Conversation client = era.open(ToyCatalog.full())) {
      JsonNode answer =
          ask(
              client,
              era,
              "completion/complete",
              "{'ref':{'type':'ref/prompt','name':'review'},'argument':{'name':'page','value':'H'},"
                  + "'context':{'arguments':{'tone':'harsh'}}}");

      assertThat(answer.at("/result/completion"))
          .isEqualTo(Conversation.json("{'values':['/home','harsh'],'total':2,'hasMore':false}"));
    }
  }

  @ParameterizedTest
  @EnumSource(CallTest.Era.class)
  void completesVariablesWithAHundredValuesAtMost(CallTest.Era era) {
    try (Conversation client = era.open(ToyCatalog.full())) {
      JsonNode completion =
          ask(
                  client,
                  era,
                  "completion/complete",
                  "{'ref':{'type':'ref/resource','uri':'toy://days/{day}/notes'},"
                      + "'argument':{'name':'day','value':'2026-'}}")
              .at("/result/completion");

      assertThat(completion.get("values")).hasSize(100);
      assertThat(completion.get("total").intValue()).isEqualTo(150);
      assertThat(completion.get("hasMore").booleanValue()).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource(CallTest.Era.class)
  void refusesToCompleteTheUnknown(CallTest.Era era) {
    try (Conversation client = era.open(ToyCatalog.full())) {
      for (String params :
          List.of(
              "{'x':1}",
              "{'ref':{'type':'ref/tool'},'argument':{'name':'a','value':''}}",
              "{'ref':{'type':'ref/prompt','name':'no'},'argument':{'name':'a','value':''}}",
              "{'ref':{'type':'ref/prompt','name':'review'},'argument':{'name':'a','value':''}}",
              "{'ref':{'type':'ref/resource','uri':'no'},'argument':{'name':'a','value':''}}")) {
        assertThat(code(client, era, "completion/complete", params)).as(params).isEqualTo(-32602);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(CallTest.Era.class)
  void listsHaveOnePage(CallTest.Era era) {
    try (Conversation client = era.open(ToyCatalog.full())) {
      for (String list : List.of("tools", "resources", "resources/templates", "prompts")) {
        assertThat(code(client, era, list + "/list", "{'cursor':'2'}")).isEqualTo(-32602);
      }
    }
  }

  private static JsonNode ask(Conversation client, CallTest.Era era, String method, String params) {
    return client.ask("1", method, era.params(params));
  }

  private static int code(Conversation client, CallTest.Era era, String method, String params) {
    return ask(client, era, method, params).at("/error/code").intValue();
  }
}
