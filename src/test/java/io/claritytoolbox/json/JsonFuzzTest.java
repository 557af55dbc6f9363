package io.claritytoolbox.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares the reader and writer with Jackson. */
final class JsonFuzzTest {
  private static final ObjectMapper JACKSON = new ObjectMapper();
  private static final int MUTANTS = 20_000;

  @MethodSource("texts")
  @DictionaryEntries({"\"", "\\u0000", "{\"a\":", "[[", "true", "null", "-0", "1e9", "\u00e4"})
  @FuzzTest(maxDuration = "")
  void readsAsJacksonDoes(byte[] text) throws IOException {
    JsonNode plain = PlainReader.read(text);
    if (plain != null) {
      JsonNode jackson = Json.Jackson.read(text);
      assertThat(plain).isEqualTo(jackson);
      assertThat(plain.toString()).isEqualTo(jackson.toString());
    }
  }

  @MethodSource("texts")
  @FuzzTest(maxDuration = "")
  void writesAsJacksonDoes(byte[] text) throws IOException {
    JsonNode value;
    try {
      value = Json.read(text);
    } catch (IOException notJson) {
      return;
    }
    String written = new String(Json.line(value), UTF_8);
    assertThat(written).isEqualTo(jackson(value));
    assertThatCode(() -> Json.read(written)).doesNotThrowAnyException();
  }

  @Test
  void readsMutatedTextAsJacksonDoes() throws IOException {
    Random random = new Random(20261125);
    List<byte[]> seeds = texts().toList();
    for (int i = 0; i < MUTANTS; i++) {
      byte[] mutant = mutant(seeds.get(random.nextInt(seeds.size())), random);
      readsAsJacksonDoes(mutant);
      writesAsJacksonDoes(mutant);
    }
  }

  /** Compares characters, because Jackson's byte writer escapes surrogate pairs. */
  private static String jackson(JsonNode value) throws IOException {
    return new String(JACKSON.writeValueAsString(value).getBytes(UTF_8), UTF_8) + "\n";
  }

  static Stream<byte[]> texts() {
    return Stream.of(JsonTest.PLAIN, JsonTest.FOR_JACKSON, JsonTest.MALFORMED)
        .flatMap(List::stream)
        .map(text -> text.getBytes(UTF_8));
  }

  /** Changes, repeats or removes one to three bytes. */
  private static byte[] mutant(byte[] seed, Random random) {
    byte[] mutant = seed.clone();
    for (int i = random.nextInt(3); i >= 0 && mutant.length > 0; i--) {
      int at = random.nextInt(mutant.length);
      int to = random.nextInt(mutant.length);
      switch (random.nextInt(3)) {
        case 0 -> mutant[at] = (byte) random.nextInt(256);
        case 1 -> mutant[at] = mutant[to];
        default -> mutant = without(mutant, at);
      }
    }
    return mutant;
  }

  private static byte[] without(byte[] bytes, int at) {
    byte[] shorter = new byte[bytes.length - 1];
    System.arraycopy(bytes, 0, shorter, 0, at);
    System.arraycopy(bytes, at + 1, shorter, at, shorter.length - at);
    return shorter;
  }
}
