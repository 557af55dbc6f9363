package io.claritytoolbox.clarity.wire;

import static io.claritytoolbox.clarity.wire.Bodies.BY_DEVICE;
import static io.claritytoolbox.clarity.wire.Bodies.BY_URL;
import static io.claritytoolbox.clarity.wire.Bodies.answered;
import static io.claritytoolbox.clarity.wire.Bodies.array;
import static io.claritytoolbox.clarity.wire.Bodies.block;
import static io.claritytoolbox.clarity.wire.Bodies.read;
import static io.claritytoolbox.clarity.wire.Bodies.site;
import static io.claritytoolbox.clarity.wire.Bodies.traffic;
import static org.assertj.core.api.Assertions.assertThat;

import io.claritytoolbox.clarity.wire.Reading.Fault;
import io.claritytoolbox.clarity.wire.Reading.Unreadable;
import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Export;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the classification of bodies that are not the requested export. */
final class UnreadableAnswersTest {
  @Test
  void anAnswerWithoutBlocksIsToldAsSuch() {
    assertThat(answered("[]", BY_URL).warnings()).containsExactly(sentence(Oddity.NO_BLOCKS));
  }

  @Test
  void theAnswerForNoDimensionIsNoBreakdown() {
    assertThat(read(site(), Cube.of(Dimension.URL, Dimension.OS)))
        .isEqualTo(new Unreadable(Fault.OTHER_BREAKDOWN, List.of(Dimension.URL, Dimension.OS)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Browser", "Device", "OS", "Country", "PageTitle", "ReferrerUrl", "PopularPages"})
  void anyListShowsThatADimensionWasDropped(String list) {
    assertThat(read(array(block("Traffic"), block(list)), BY_DEVICE))
        .isEqualTo(new Unreadable(Fault.OTHER_BREAKDOWN, List.of(Dimension.DEVICE)));
  }

  @Test
  void namesTheDimensionWhoseKeyIsMissing() {
    String whole = "\"Device\":\"PC\",\"Campaign\":null";
    Cube cube = Cube.of(Dimension.DEVICE, Dimension.CAMPAIGN);

    assertThat(
            read(
                array(block("Traffic", traffic("1", whole), traffic("1", "\"Device\":\"PC\""))),
                cube))
        .isEqualTo(new Unreadable(Fault.OTHER_BREAKDOWN, List.of(Dimension.CAMPAIGN)));
  }

  @Test
  void severalRowsAreNoTotalOfTheSite() {
    assertThat(read(array(block("Traffic", traffic("1", ""), traffic("2", ""))), Cube.SITE))
        .isEqualTo(new Unreadable(Fault.OTHER_BREAKDOWN));
  }

  @ParameterizedTest
  @ValueSource(strings = {"<!DOCTYPE html>", "  \n<html>", "\uFEFF<html>", "<"})
  void markupIsHtml(String body) {
    assertThat(read(body, Cube.SITE)).isEqualTo(new Unreadable(Fault.WEB_PAGE));
  }

  @Test
  void everyBeginningOfAnAnswerIsCut() {
    String body =
        site()
            .replace(
                "\"pagesViews\"", "\"é\":true,\"x\":-1.5e3,\"f\":false,\"y\":null,\"pagesViews\"");
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);

    for (int length = 0; length < bytes.length; length++) {
      assertThat(read(Arrays.copyOf(bytes, length), Cube.SITE))
          .as("the first %d bytes", length)
          .isEqualTo(new Unreadable(Fault.CUT));
    }
    assertThat(read(bytes, Cube.SITE)).isInstanceOf(Reading.Read.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "null",
        "7",
        "\"text\"",
        "[1]",
        "[null]",
        "[{},[]]",
        "[{}] x",
        "[{}][{}]",
        "nothing",
        "[{'a':1}]",
        "[{\"a\":NaN}]",
        "[{\"a\":01}]",
        "[{\"error\":\"no\"}]",
        "[{\"metricName\":\"News\",\"information\":[]}]"
      })
  void anythingElseIsNoArrayOfBlocks(String body) {
    assertThat(read(body, Cube.SITE)).isEqualTo(new Unreadable(Fault.NOT_AN_EXPORT));
  }

  @Test
  void deepNestingIsNoAnswer() {
    String deep = "{\"a\":" + "[".repeat(1_000) + "]".repeat(1_000) + "}";

    assertThat(read(array(block("Traffic", deep)), Cube.SITE))
        .isEqualTo(new Unreadable(Fault.NOT_AN_EXPORT));
  }

  @Test
  void aByteOrderMarkIsSkipped() {
    assertThat(answered("\uFEFF" + site(), Cube.SITE)).isEqualTo(answered(site(), Cube.SITE));
  }

  @Test
  void bytesThatAreNoUtf8AreReplacedAndTold() {
    byte[] body =
        array(block("Traffic", traffic("1", "\"Device\":\"P\u00fcC\"")))
            .getBytes(StandardCharsets.ISO_8859_1);
    Export export = answered(read(body, BY_DEVICE));

    assertThat(export.rows().get(0).key()).containsExactly("P\uFFFDC");
    assertThat(export.warnings()).containsExactly(sentence(Oddity.BROKEN_TEXT));
  }

  private static String sentence(Oddity oddity) {
    return Oddity.sentences(List.of(oddity)).get(0);
  }
}
