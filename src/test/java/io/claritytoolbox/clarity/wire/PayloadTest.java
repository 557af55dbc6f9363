package io.claritytoolbox.clarity.wire;

import static io.claritytoolbox.clarity.wire.Bodies.BY_URL;
import static io.claritytoolbox.clarity.wire.Bodies.answered;
import static io.claritytoolbox.clarity.wire.Bodies.array;
import static io.claritytoolbox.clarity.wire.Bodies.block;
import static io.claritytoolbox.clarity.wire.Bodies.site;
import static io.claritytoolbox.clarity.wire.Bodies.traffic;
import static io.claritytoolbox.clarity.wire.Bodies.url;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.claritytoolbox.model.Cube;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PayloadTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void keepsEverythingButAddresses() throws JsonProcessingException {
    String clean = site().replaceAll("\\?q=\\d|#top", "");

    assertThat(payload(site(), Cube.SITE)).isEqualTo(JSON.readTree(clean));
  }

  @Test
  void keepsUnknownBlocksAndFields() throws JsonProcessingException {
    String body =
        """
        [{"metricName":"Traffic","information":[{"totalSessionCount":"1","extra":[1,{"a":null}]}],
          "version":2},
         {"metricName":"News","information":{"x":true}},
         {}]""";

    assertThat(payload(body, Cube.SITE)).isEqualTo(JSON.readTree(body));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"metricName\":\"Traffic\",\"information\":[{\"Url\":\"%s\"}]}",
        "{\"metricName\":\"Traffic\",\"information\":[{\"URL\":\"%s\"}]}",
        "{\"metricName\":\"Traffic\",\"information\":[{\"Url\":\"/a\",\"landing\":\"%s\"}]}",
        "{\"metricName\":\"Traffic\",\"information\":[{\"Url\":\"/a\",\"more\":[[{\"x\":\"%s\"}]]}]}",
        "{\"metricName\":\"Traffic\",\"information\":[{\"Url\":\"/a\",\"%s\":1}]}",
        "{\"metricName\":\"News\",\"information\":[{\"name\":\"x\",\"about\":\"%s\"}]}",
        "{\"metricName\":\"%s\",\"information\":[]}"
      })
  void holdsNoWholeAddress(String block) {
    String body =
        array(
            block("Traffic", traffic("1", url("https://shop.example/b"))),
            block.formatted("https://shop.example/a?mail=me#secret"));

    assertThat(answered(body, BY_URL).payload())
        .contains("https://shop.example/a")
        .doesNotContain("mail", "secret");
  }

  @Test
  void referrersAreAddressesWithoutASchemeToo() {
    String body =
        array(block("ReferrerUrl", "{\"name\":\"a.example/x?q=1\",\"sessionsCount\":\"1\"}"));

    assertThat(answered(body, Cube.SITE).payload()).contains("a.example/x").doesNotContain("q=1");
  }

  @Test
  void namesOfUnknownFieldsAreBounded() {
    String body = array(block("Traffic", "{\"%s\":1}".formatted("long name ".repeat(1_000))));

    assertThat(answered(body, Cube.SITE).payload()).contains("long name").hasSizeLessThan(200);
  }

  private static JsonNode payload(String body, Cube cube) throws JsonProcessingException {
    return JSON.readTree(answered(body, cube).payload());
  }
}
