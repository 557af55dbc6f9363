package io.claritytoolbox.clarity.wire;

import static io.claritytoolbox.clarity.wire.Bodies.BY_URL;
import static io.claritytoolbox.clarity.wire.Bodies.array;
import static io.claritytoolbox.clarity.wire.Bodies.figures;
import static io.claritytoolbox.clarity.wire.Bodies.site;
import static io.claritytoolbox.clarity.wire.Bodies.url;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.claritytoolbox.clarity.ExportOutcome.Answered;
import io.claritytoolbox.clarity.wire.Reading.Read;
import io.claritytoolbox.clarity.wire.Reading.Unreadable;
import io.claritytoolbox.demo.DemoExportClient;
import io.claritytoolbox.demo.SimulatedSite;
import io.claritytoolbox.demo.SiteShape;
import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.ExportRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tests that the reader handles every body and adds nothing. The first two tests search for more
 * inputs with {@code -Dfuzz}, and replay known ones without it.
 */
final class ExportReaderFuzzTest {
  private static final Pattern VALUE = Pattern.compile("\"[^\"]*\"|-?[0-9.]+|null");
  private static final int ODD_A_VALUE = 5;
  private static final List<String> ODD_VALUES =
      List.of(
          "null",
          "true",
          "[]",
          "{}",
          "[[]]",
          "\"\"",
          "\"NaN\"",
          "-1",
          "1e400",
          "1e-400",
          "-0.0",
          "123456789012345678901234567890",
          "1e999999999",
          "\"\\ud800\"",
          "\"\\u0000\"",
          "\"\\u202e\\udb40\\udc41\"",
          "\"https://a?b#c\"",
          "\"Traffic\"",
          "\"Url\"",
          "\"url\"",
          "\"9223372036854775808\"",
          "{\"Url\":{\"Url\":1}}");

  @MethodSource("sites")
  @DictionaryEntries({"\"metricName\":", "\"information\":[", "\"Traffic\"", "\"sessionsCount\":"})
  @FuzzTest(maxDuration = "")
  void anyBytesAreReadAsTheSite(byte[] body) {
    read(body, Cube.SITE);
  }

  @MethodSource("pages")
  @DictionaryEntries({"\"metricName\":", "\"information\":[", "\"Url\":", "\"https://a.b/c\""})
  @FuzzTest(maxDuration = "")
  void anyBytesAreReadByPage(byte[] body) {
    read(body, BY_URL);
  }

  /** Replaces each value with some unusual values in turn. */
  @Tag("slow")
  @Test
  void anyValueCanBeAnother() {
    Set<Class<?>> seen = new HashSet<>();
    int turn = 0;
    for (String text : List.of(site(), byPage())) {
      Cube cube = text.contains("Url\":") ? BY_URL : Cube.SITE;
      Matcher value = VALUE.matcher(text);
      while (value.find()) {
        for (int i = 0; i < ODD_A_VALUE; i++) {
          String odd = ODD_VALUES.get(turn++ % ODD_VALUES.size());
          String body = text.substring(0, value.start()) + odd + text.substring(value.end());
          seen.add(read(body.getBytes(UTF_8), cube).getClass());
        }
      }
    }
    assertThat(seen).containsExactlyInAnyOrder(Read.class, Unreadable.class);
  }

  @Test
  void anAnswerCanEndAnywhere() {
    byte[] body = byPage().getBytes(UTF_8);
    for (int length = 0; length < body.length; length++) {
      assertThat(read(Arrays.copyOf(body, length), BY_URL)).isInstanceOf(Unreadable.class);
    }
  }

  private static Reading read(byte[] body, Cube cube) {
    Reading reading = Bodies.read(body, cube);
    if (reading instanceof Read read) {
      BodyTruth.of(body).check(read.export());
    }
    return reading;
  }

  static Stream<byte[]> sites() {
    return seeds(site(), new ExportRequest(Cube.SITE, 3));
  }

  static Stream<byte[]> pages() {
    return seeds(byPage(), new ExportRequest(BY_URL, 3));
  }

  private static String byPage() {
    return array(
        figures(url("https://shop.example/a?x=1"), url("https://shop.example/a?x=2"))
            .toArray(String[]::new));
  }

  private static Stream<byte[]> seeds(String recorded, ExportRequest request) {
    SimulatedSite shop = new SimulatedSite(SiteShape.CORNER_SHOP);
    Answered demo = (Answered) new DemoExportClient(shop, () -> Bodies.NOW).fetch(request);
    List<String> seeds = new ArrayList<>(List.of(recorded, demo.export().payload()));
    seeds.addAll(List.of("", "[]", "{}", "null", "<html>", "\uFEFF[]", "[1]", "[{}]", "[[]]"));
    seeds.add("[".repeat(100_000));
    seeds.add("[{\"a\":".repeat(70) + "1" + "}]".repeat(70));
    seeds.add("9".repeat(5_000));
    seeds.add(recorded.replace("\"10\"", "\"" + "9".repeat(400) + "\""));
    seeds.add(recorded.replace("40.5", "1e1000000000"));
    seeds.add(recorded.replace("\"sessionsCount\"", "\"subTotal\":\"1\",\"sessionsCount\""));
    seeds.add("[" + recorded.substring(1, recorded.length() - 1) + "," + recorded.substring(1));
    return Stream.concat(
        seeds.stream().map(seed -> seed.getBytes(UTF_8)),
        Stream.of(new byte[] {'[', (byte) 0xC0, (byte) 0x80, ']'}, new byte[] {(byte) 0xFF}));
  }
}
