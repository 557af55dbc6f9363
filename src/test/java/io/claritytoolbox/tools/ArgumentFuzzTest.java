package io.claritytoolbox.tools;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claritytoolbox.json.Json;
import io.claritytoolbox.model.Caller;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Sends random arguments. Every call must return an answer or a short sentence. */
final class ArgumentFuzzTest {
  private static final int LONGEST_ANSWER = 40_000;
  private static final int LONGEST_REFUSAL = 8_000;
  private static final int LONGEST_ECHO = 200;
  private static final List<Tool> UNCONFIGURED = Tools.of(Room.named("shop", "blog"));

  @MethodSource("calls")
  @DictionaryEntries({
    "\"group_by\":",
    "\"filters\":",
    "\"dimension\":",
    "\"values\":",
    "\"question\":",
    "\"days\":"
  })
  @FuzzTest(maxDuration = "")
  void anyArgumentsAreReadOrRefused(byte[] arguments) throws IOException {
    JsonNode value;
    try {
      value = Json.read(arguments);
    } catch (IOException e) {
      return; // The transport rejects text that is not JSON.
    }
    if (value instanceof ObjectNode object) {
      UNCONFIGURED.forEach(tool -> check(tool.call(object, Caller.PATIENT), object));
    }
  }

  @ParameterizedTest
  @MethodSource("calls")
  void andAnswered(byte[] arguments) throws IOException {
    try (Room room = new Room()) {
      ObjectNode object = Room.json(new String(arguments, UTF_8));
      room.tools.forEach(tool -> check(tool.call(object, Caller.PATIENT), object));
    }
  }

  private static void check(ToolResult result, ObjectNode arguments) {
    assertThat(result.text()).isNotBlank().doesNotContain("fault of this server");
    if (result.content() == null) {
      assertThat(result.text()).hasSizeLessThanOrEqualTo(LONGEST_REFUSAL);
      texts(arguments)
          .filter(text -> text.length() > LONGEST_ECHO)
          .forEach(text -> assertThat(result.text()).doesNotContain(text));
    } else {
      assertThat(result.content().toString().getBytes(UTF_8))
          .hasSizeLessThanOrEqualTo(LONGEST_ANSWER);
    }
  }

  private static Stream<String> texts(JsonNode node) {
    List<String> texts = new ArrayList<>();
    node.fieldNames().forEachRemaining(texts::add);
    if (node.isTextual()) {
      texts.add(node.textValue());
    }
    node.forEach(inner -> texts(inner).forEach(texts::add));
    return texts.stream();
  }

  static Stream<byte[]> calls() {
    return Stream.of(
            "{}",
            "{'days':7,'group_by':['Device','Browser'],'limit':5,'project':'shop'}",
            "{'filters':[{'dimension':'URL','op':'contains','values':['/a']}],'order_by':'users'}",
            "{'question':{'tool':'get_trend','measure':'users','days':'30'},'project':'blog'}",
            "{'days':[],'group_by':7,'filters':true,'limit':{},'spend':[[]],'max_age_hours':'x'}",
            "{'days':1e400,'limit':-1e-400,'ends_days_ago':1" + "0".repeat(900) + "}",
            "{'days':'" + "9".repeat(100_000) + "'}",
            "{'" + "x".repeat(40_000) + "':1}",
            "{'group_by':'" + "Devise,".repeat(10_000) + "'}",
            "{'signals':'" + numbered("s%d,") + "','group_by':'" + numbered("g%d,") + "'}",
            "{" + numbered("'x%d':1,") + "'days':0}",
            "{'filters':[" + numbered("{'d%d':1},") + "{}]}",
            "{'filters':[{'dimension':'URL','values':[" + numbered("'v%d',") + "1]}]}",
            "{'filters':'" + "[".repeat(5_000) + "'}",
            "{'filters':" + "[".repeat(900) + "]".repeat(900) + "}",
            "{'question':" + "{'question':".repeat(900) + "1" + "}".repeat(901),
            "{'project':'\\u202eshop\\u0000\\udb40\\udc41'}",
            "{'group_by':['\\ud800','','  ',null]}",
            "{'measure':null,'question':'{\\\"tool\\\":\\\"\\\"}'}")
        .map(call -> call.replace('\'', '"').getBytes(UTF_8));
  }

  private static String numbered(String pattern) {
    StringBuilder all = new StringBuilder();
    IntStream.range(0, 10_000).forEach(i -> all.append(pattern.formatted(i)));
    return all.toString();
  }
}
