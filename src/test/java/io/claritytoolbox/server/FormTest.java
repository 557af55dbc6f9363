package io.claritytoolbox.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests which lines are messages. */
final class FormTest {
  private final Conversation client = Conversation.with(ToyCatalog.full());

  @AfterEach
  void leave() {
    client.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{'jsonrpc':", "hello", "{'a':1} {'b':2}", "{'id':01}", "{'x':NaN}", "nul", "]"})
  void answersWhatIsNoJsonWithAParseError(String line) {
    client.say(line);

    JsonNode answer = client.next();

    assertThat(answer.at("/error/code").intValue()).isEqualTo(-32700);
    assertThat(answer.get("id").isNull()).isTrue();
    assertStillServes();
  }

  @Test
  void answersBrokenUtf8WithAParseError() {
    client.sayBytes(new byte[] {'"', (byte) 0xC3, (byte) 0x28, '"', '\n'});

    assertThat(client.next().at("/error/code").intValue()).isEqualTo(-32700);
    assertStillServes();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "[{'jsonrpc':'2.0','id':1,'method':'ping'}]",
        "7",
        "'text'",
        "null",
        "{}",
        "{'jsonrpc':'2.0','id':null,'method':'ping'}",
        "{'jsonrpc':'2.0','id':1.5,'method':'ping'}",
        "{'jsonrpc':'2.0','id':{},'method':'ping'}",
        "{'jsonrpc':'2.0','id':true,'method':'ping'}",
        "{'jsonrpc':'2.0','id':'\\ud83d','method':'ping'}"
      })
  void answersWhatIsNoMessageWithAnInvalidRequest(String line) {
    client.say(line);

    JsonNode answer = client.next();

    assertThat(answer.at("/error/code").intValue()).isEqualTo(-32600);
    assertThat(answer.has("id")).isTrue();
    assertThat(answer.get("id").isNull()).isTrue();
    assertStillServes();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'id':7,'method':'ping'}",
        "{'jsonrpc':'1.0','id':7,'method':'ping'}",
        "{'jsonrpc':'2.0','id':7}",
        "{'jsonrpc':'2.0','id':7,'method':7}",
        "{'jsonrpc':'2.0','id':7,'method':'ping','params':[1]}",
        "{'jsonrpc':'2.0','id':7,'method':'ping','params':'x'}"
      })
  void saysTheIdBackWhereItCouldBeRead(String line) {
    client.say(line);

    JsonNode answer = client.next();

    assertThat(answer.at("/error/code").intValue()).isEqualTo(-32600);
    assertThat(answer.get("id").intValue()).isEqualTo(7);
  }

  @Test
  void skipsBlankLinesAndByteOrderMarks() {
    client.sayBytes("\n \t\r\n\uFEFF\n".getBytes(StandardCharsets.UTF_8));
    client.sayBytes(
        "\uFEFF{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}\r\n"
            .getBytes(StandardCharsets.UTF_8));

    assertThat(client.next().get("id").intValue()).isEqualTo(1);
  }

  @Test
  void ignoresResponsesAndUnknownNotifications() throws InterruptedException {
    client.say("{'jsonrpc':'2.0','id':1,'result':{}}");
    client.say("{'jsonrpc':'2.0','id':null,'error':{'code':1,'message':'x'}}");
    client.say("{'jsonrpc':'2.0','method':'notifications/roots/list_changed'}");
    client.say("{'jsonrpc':'2.0','method':'notifications/nonsense','params':{'a':1}}");

    assertThat(client.isQuietFor(Duration.ofMillis(100))).isTrue();
    assertStillServes();
  }

  @Test
  void takesAnUnterminatedLastLine() {
    client.sayBytes(
        "{\"jsonrpc\":\"2.0\",\"id\":\"last\",\"method\":\"ping\"}"
            .getBytes(StandardCharsets.UTF_8));
    client.endInput();

    assertThat(client.next().get("id").textValue()).isEqualTo("last");
  }

  @Test
  void takesALineOfFourMebibytesAndRefusesALongerOne() {
    String head = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\",\"params\":{\"x\":\"";
    client.sayBytes(line(head, 4 << 20));
    assertThat(client.next().get("result")).isNotNull();

    client.sayBytes(line(head, (4 << 20) + 1));
    JsonNode refusal = client.next();
    assertThat(refusal.at("/error/code").intValue()).isEqualTo(-32600);
    assertThat(refusal.at("/error/message").textValue()).contains("4 MiB");
    assertStillServes();
  }

  private static byte[] line(String head, int length) {
    byte[] line = new byte[length + 1];
    Arrays.fill(line, (byte) 'x');
    byte[] start = head.getBytes(StandardCharsets.UTF_8);
    System.arraycopy(start, 0, line, 0, start.length);
    System.arraycopy("\"}}\n".getBytes(StandardCharsets.UTF_8), 0, line, length - 3, 4);
    return line;
  }

  @Test
  void keepsIdsAsTheyCame() {
    for (String id :
        new String[] {"0", "-1", "9007199254740993", "123456789012345678901", "''", "'ü\\n'"}) {
      assertThat(client.ask(id, "ping", "{}").get("id")).isEqualTo(Conversation.json(id));
    }
  }

  @Test
  void writesOneLineAMessageWhateverIsInIt() {
    JsonNode result =
        client.askAlone(
            "1", "tools/call", "{'name':'echo','arguments':{'text':'a\\nb\\u2028c\\ud83d'}}");

    assertThat(result.at("/result/structuredContent/said").textValue()).startsWith("a\nb\u2028c");
  }

  @Test
  void refusesBottomlessNesting() {
    client.say("[".repeat(100_000));

    assertThat(client.next().at("/error/code").intValue()).isEqualTo(-32700);
    assertStillServes();
  }

  @Test
  void acceptsParamsOfNull() {
    client.say("{'jsonrpc':'2.0','id':1,'method':'ping','params':null}");

    assertThat(client.next().get("result")).isEqualTo(Conversation.json("{}"));
  }

  private void assertStillServes() {
    assertThat(client.ask("'still'", "ping", "{}").get("result")).isNotNull();
  }
}
