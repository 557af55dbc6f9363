package io.claritytoolbox.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.claritytoolbox.model.PaidRequests;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Sends arbitrary lines. All output must be JSON-RPC, every request must get one reply, and the
 * server must keep serving.
 */
final class TransportFuzzTest {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  private static final String LAST = "{'jsonrpc':'2.0','id':'still there','method':'ping'}";
  private static final String ALONE = "{'jsonrpc':'2.0','id':%s,'method':'%s','params':{%s%s}}";

  @MethodSource("sessions")
  @DictionaryEntries({
    "{\"jsonrpc\":\"2.0\",",
    "\"id\":1,",
    "\"method\":\"tools/call\"",
    "\"method\":\"initialize\"",
    "\"params\":{",
    "\"name\":\"echo\"",
    "\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\"",
    "\"notifications/cancelled\"",
    "\"requestId\":1"
  })
  @FuzzTest(maxDuration = "")
  void everyRequestHasOneReply(byte[] session) throws IOException {
    byte[] asked = Arrays.copyOf(session, session.length + LAST.length() + 2);
    byte[] last = ("\n" + LAST.replace('\'', '"') + "\n").getBytes(UTF_8);
    System.arraycopy(last, 0, asked, session.length, last.length);

    Map<JsonNode, Integer> replies = replies(serve(asked));

    assertThat(replies.get(JSON.readTree("\"still there\""))).isGreaterThanOrEqualTo(1);
    Expected expected = Expected.of(asked);
    expected.requests.forEach(
        (id, count) -> {
          int most = replies.getOrDefault(id, 0);
          assertThat(most).as("replies to %s", id).isLessThanOrEqualTo(count);
          if (!expected.mayBeSilent.contains(id)) {
            assertThat(most).as("replies to %s", id).isEqualTo(count);
          }
        });
  }

  private static String serve(byte[] asked) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Catalog toys = ToyCatalog.full();
    Catalog prompt =
        new Catalog(
            toys.tools().stream().filter(tool -> isPrompt(tool.definition().name())).toList(),
            toys.resources(),
            toys.prompts());
    Offer offer = Offer.of(ToyCatalog.IDENTITY, prompt);
    new StdioServer(offer, new PaidRequests(), new ByteArrayInputStream(asked), out).serve();
    return out.toString(UTF_8);
  }

  /** The session would wait for it. */
  private static boolean isPrompt(String tool) {
    return !tool.equals("sleep");
  }

  /** The number of replies for each id. Checks that each line is a message. */
  private static Map<JsonNode, Integer> replies(String said) throws IOException {
    Map<JsonNode, Integer> replies = new HashMap<>();
    for (String line : said.lines().toList()) {
      JsonNode message = JSON.readTree(line);
      assertThat(message.path("jsonrpc").textValue()).isEqualTo("2.0");
      if (message.has("method")) {
        assertThat(message.path("method").asText()).startsWith("notifications/");
        assertThat(message.has("id")).isFalse();
        continue;
      }
      assertThat(message.has("id")).isTrue();
      assertThat(message.has("result")).isNotEqualTo(message.has("error"));
      if (message.has("error")) {
        assertThat(message.at("/error/code").isInt()).isTrue();
        assertThat(message.at("/error/message").textValue()).isNotBlank().hasSizeLessThan(600);
      }
      replies.merge(message.get("id"), 1, Integer::sum);
    }
    return replies;
  }

  /**
   * The expected replies, from an independent reader.
   *
   * @param requests how often each id is used
   * @param mayBeSilent ids of cancelled requests and open streams
   */
  private record Expected(Map<JsonNode, Integer> requests, Set<JsonNode> mayBeSilent) {
    static Expected of(byte[] asked) {
      Expected expected = new Expected(new HashMap<>(), new HashSet<>());
      for (byte[] line : lines(asked)) {
        try {
          expected.add(JSON.readTree(line));
        } catch (IOException e) {
          // Not a message, and so not a request.
        }
      }
      return expected;
    }

    /** Every message with a readable id gets a reply, even if it is not a request. */
    private void add(JsonNode message) {
      JsonNode id = message.path("id");
      boolean response = !message.has("method") && (message.has("result") || message.has("error"));
      if (message.isObject() && !response && Dispatcher.isId(id)) {
        requests.merge(id, 1, Integer::sum);
      }
      mayBeSilent.add(message.at("/params/requestId"));
      if (message.path("method").asText().equals("subscriptions/listen")) {
        mayBeSilent.add(id);
      }
    }

    private static List<byte[]> lines(byte[] asked) {
      List<byte[]> lines = new ArrayList<>();
      int start = 0;
      for (int i = 0; i < asked.length; i++) {
        if (asked[i] == '\n') {
          lines.add(Arrays.copyOfRange(asked, start, i));
          start = i + 1;
        }
      }
      return lines;
    }
  }

  static Stream<byte[]> sessions() {
    String open = Conversation.request("0", "initialize", Conversation.initialize("2025-11-25"));
    String echo = Conversation.request("%s", "tools/call", "{'name':'%s','arguments':{%s}}");
    return Stream.concat(
        Stream.of(
                open + "\n" + echo.formatted("1", "echo", "'text':'a'"),
                open + "\n" + open,
                echo.formatted("1", "echo", ""),
                ALONE.formatted("1", "tools/list", Conversation.META, ""),
                ALONE.formatted("1", "tools/call", Conversation.META, ",'name':'steps'"),
                ALONE.formatted("'1'", "subscriptions/listen", Conversation.META, ""),
                ALONE.formatted("1", "server/discover", Conversation.META, ""),
                open + "\n" + ALONE.formatted("0", "tools/list", Conversation.META, ""),
                open + "\n" + echo.formatted("1", "throw", "") + "\n" + cancelled("1"),
                open + "\n" + echo.formatted("0", "refuse", "").repeat(2),
                ALONE.formatted("1", "resources/read", Conversation.META, ",'uri':'toy://x'"),
                ALONE.formatted("1", "prompts/get", Conversation.META, ",'name':'review'"),
                ALONE.formatted("1", "completion/complete", Conversation.META, ",'ref':7"),
                "[" + open + "," + open + "]",
                open.replace("'id':0", "'id':null"),
                open.replace("'id':0", "'id':1.0"),
                open.replace("'id':0", "'id':[0]"),
                open.replace("'id':0", "'id':1,'id':2"),
                open.replace("'id':0", "'id':" + "1".repeat(900)),
                open.replace("'2.0'", "2.0"),
                open.substring(0, 40) + "\n" + open.substring(40),
                "\r\n\r\n \t\r\n" + open + "\r",
                "[".repeat(5_000),
                "{'a':".repeat(5_000),
                "x".repeat((4 << 20) + 1) + "\n" + open,
                open.replace("test", "t".repeat(100_000)),
                echo.formatted("'" + "i".repeat(10_000) + "'", "n".repeat(10_000), ""))
            .map(session -> session.replace('\'', '"').getBytes(UTF_8)),
        Stream.of(new byte[] {(byte) 0xFF, '\n', (byte) 0xC0, (byte) 0x80}, new byte[3]));
  }

  private static String cancelled(String id) {
    return "{'jsonrpc':'2.0','method':'notifications/cancelled','params':{'requestId':" + id + "}}";
  }
}
