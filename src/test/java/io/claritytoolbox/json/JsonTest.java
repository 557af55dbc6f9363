package io.claritytoolbox.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which text the plain reader reads, which Jackson reads, and which both reject. */
final class JsonTest {
  /** Clients' first messages and other plain text. */
  static final List<String> PLAIN =
      List.of(
          "{\"jsonrpc\":\"2.0\",\"id\":0,\"method\":\"initialize\",\"params\":{\"protocolVersion\":"
              + "\"2025-11-25\",\"capabilities\":{\"roots\":{},\"elicitation\":{}},\"clientInfo\":"
              + "{\"name\":\"claude-code\",\"version\":\"2.1.0\"}}}",
          "{\"method\":\"notifications/initialized\",\"jsonrpc\":\"2.0\"}",
          "{ \"jsonrpc\" : \"2.0\" , \"id\" : \"a-1\" ,\t\"method\" : \"tools/list\" }\r",
          "{\"id\":1,\"params\":{\"_meta\":{\"progressToken\":7},\"name\":\"get_sessions\","
              + "\"arguments\":{\"group_by\":[\"Device\"],\"days\":3,\"x\":null,\"y\":[true,false]}}}",
          "{\"title\":\"Ein Prüfer – 日本 🙂\"}",
          "{\"a\":1,\"a\":{\"b\":2}}",
          "[-1,0,-0,2147483648,-2147483649,999999999999999999]",
          " [ [ ] , { } ] ",
          "\"\"",
          "null");

  static final List<String> FOR_JACKSON =
      List.of(
          "1.5",
          "{\"id\":1e3}",
          "[1234567890123456789012345678901234567890]",
          "9223372036854775807",
          "\"a\\nb\\u00e4\\ud83d\"",
          "\"\uFFFD\"",
          "[".repeat(40) + "]".repeat(40),
          "\"" + "x".repeat(1 << 15) + "\"");

  static final List<String> MALFORMED =
      List.of(
          "",
          " ",
          "{",
          "[1,]",
          "{\"a\":1,}",
          "{\"a\"}",
          "{a:1}",
          "[1 2]",
          "01",
          "-",
          "+1",
          ".5",
          "1.",
          "tru",
          "truex",
          "nulll",
          "NaN",
          "'a'",
          "\"a",
          "\"a\tb\"",
          "\"\\x\"",
          "{} {}",
          "[1}",
          "- 1",
          "\u0000",
          "\uFEFF\uFEFF1",
          "[,1]",
          "{,}",
          "1,",
          "/**/1");

  @ParameterizedTest
  @MethodSource("plain")
  void plainReaderReadsClientsFirstMessages(String text) throws IOException {
    JsonNode plain = PlainReader.read(text.getBytes(UTF_8));

    assertThat(plain).isNotNull().isEqualTo(Json.Jackson.read(text.getBytes(UTF_8)));
  }

  static Stream<String> plain() {
    return PLAIN.stream();
  }

  @ParameterizedTest
  @MethodSource("forJackson")
  void plainReaderLeavesUnusualTextToJackson(String text) throws IOException {
    assertThat(PlainReader.read(text.getBytes(UTF_8))).isNull();
    assertThat(Json.read(text)).isEqualTo(Json.Jackson.read(text.getBytes(UTF_8)));
  }

  static Stream<String> forJackson() {
    return FOR_JACKSON.stream();
  }

  @ParameterizedTest
  @MethodSource("malformed")
  void rejectsTextThatIsNotOneValue(String text) {
    assertThat(PlainReader.read(text.getBytes(UTF_8))).isNull();
    assertThatThrownBy(() -> Json.read(text)).isInstanceOf(IOException.class);
  }

  static Stream<String> malformed() {
    return MALFORMED.stream();
  }

  @Test
  void rejectsInvalidUtf8() {
    for (byte bad : new byte[] {(byte) 0xFF, (byte) 0xC3, (byte) 0x80}) {
      byte[] text = {'"', bad, '"'};
      assertThatThrownBy(() -> Json.read(text)).isInstanceOf(IOException.class);
      assertThatThrownBy(() -> Json.read(new byte[] {'1', bad})).isInstanceOf(IOException.class);
    }
  }

  @Test
  void writesAllKindsOfNumbersAndEscapes() {
    ObjectNode value = JsonNodeFactory.instance.objectNode();
    value.put("int", -7).put("long", 1L << 40).put("big", BigInteger.TEN.pow(30));
    value.put("double", 0.1).put("decimal", new BigDecimal("1.10")).put("none", Double.NaN);
    value.put("text", "\"\\/\b\f\n\r\t\u001b\u007f\u2028ä🙂").putNull("null");

    assertThat(new String(Json.line(value), UTF_8))
        .isEqualTo(
            "{\"int\":-7,\"long\":1099511627776,\"big\":1000000000000000000000000000000,"
                + "\"double\":0.1,\"decimal\":1.10,\"none\":\"NaN\","
                + "\"text\":\"\\\"\\\\/\\b\\f\\n\\r\\t\\u001B\u007f\u2028ä🙂\",\"null\":null}\n");
  }
}
