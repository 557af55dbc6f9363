package io.claritytoolbox.export;

import static io.claritytoolbox.export.WireAnswers.BY_URL;
import static io.claritytoolbox.export.WireAnswers.array;
import static io.claritytoolbox.export.WireAnswers.figures;
import static io.claritytoolbox.export.WireAnswers.site;
import static io.claritytoolbox.export.WireAnswers.url;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.claritytoolbox.model.Cube;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Whatever comes, the reader answers; the same mutations on every run. */
final class WireFuzzTest {
  private static final int MUTATIONS = 3_000;
  private static final Pattern VALUE = Pattern.compile("\"[^\"]*\"|-?[0-9.]+|null");
  private static final List<String> VALUES =
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
          "\"\\ud800\"",
          "\"\\u0000\"",
          "\"https://a?b#c\"",
          "\"Traffic\"",
          "\"Url\"",
          "\"url\"",
          "\"9223372036854775808\"",
          "{\"Url\":{\"Url\":1}}");

  @Test
  void noMutationMakesItThrow() {
    Random random = new Random(20_260_520);
    String breakdown =
        array(
            figures(url("https://shop.example/a?x=1"), url("https://shop.example/a?x=2"))
                .toArray(String[]::new));
    Set<Class<?>> seen = new HashSet<>();
    for (int index = 0; index < MUTATIONS; index++) {
      byte[] body = mutate(index % 2 == 0 ? site() : breakdown, random);
      Cube cube = index % 4 < 2 ? Cube.SITE : BY_URL;
      assertThatCode(() -> seen.add(WireAnswers.read(body, cube).getClass()))
          .as("mutation %d", index)
          .doesNotThrowAnyException();
    }
    assertThat(seen)
        .containsExactlyInAnyOrder(ExportOutcome.Answered.class, ExportOutcome.Unreadable.class);
  }

  private static byte[] mutate(String text, Random random) {
    String swapped = random.nextBoolean() ? swapValues(text, random) : text;
    byte[] bytes = swapped.getBytes(StandardCharsets.UTF_8);
    return switch (random.nextInt(4)) {
      case 0 -> Arrays.copyOf(bytes, random.nextInt(bytes.length));
      case 1 -> flip(bytes, random);
      default -> bytes;
    };
  }

  private static byte[] flip(byte[] bytes, Random random) {
    for (int flips = 1 + random.nextInt(5); flips > 0; flips--) {
      bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return bytes;
  }

  private static String swapValues(String text, Random random) {
    double share = 0.05 * random.nextDouble();
    return VALUE
        .matcher(text)
        .replaceAll(
            value ->
                Matcher.quoteReplacement(
                    random.nextDouble() < share ? swap(random) : original(value)));
  }

  private static String swap(Random random) {
    return VALUES.get(random.nextInt(VALUES.size()));
  }

  private static String original(MatchResult value) {
    return value.group();
  }
}
