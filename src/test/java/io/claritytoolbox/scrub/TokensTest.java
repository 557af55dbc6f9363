package io.claritytoolbox.scrub;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Measures how many random tokens are recognized, and how many words are mistaken for them. */
final class TokensTest {
  private static final String SMALL = "abcdefghijklmnopqrstuvwxyz";
  private static final String DIGITS = "0123456789";
  private static final String HEX = DIGITS + "abcdef";
  private static final String BASE36 = DIGITS + SMALL;
  private static final String BASE62 = BASE36 + SMALL.toUpperCase(Locale.ROOT);
  private static final int TOKENS = 5_000;

  /** Real model numbers with 12 or more characters, without a hyphen. */
  private static final List<String> MODELS =
      List.of(
          "LC27G55TQWRXEN",
          "UE55AU7172UXXH",
          "SMS918BZKDEUB",
          "SMA546BZKCEUB",
          "QE65Q80CATXXU",
          "RB38C7B6AS9EF",
          "WW90T4040EEEG",
          "DV90T5240AEEG",
          "OLED55C37LAAEK",
          "GSLV71MCTE2X",
          "F4WV709S2HAB",
          "KD55X75WLPAEP",
          "XR65A80LAEPB",
          "WH1000XM5BLACK",
          "WF1000XM5SILVER",
          "MK2E3LLAREFURB",
          "MQ9T3ZDAMIDNIGHT",
          "BX8071513700K",
          "CMK16GX4M2B3200C16",
          "RTX4070SUPER12G",
          "GVN4070EAGLEOC12GD",
          "ROGSTRIXB650EFGAMING",
          "82XQ00FVGE16GB",
          "CX4300X2WEUSB",
          "DCD796P2TQW18V",
          "DHP486Z18VBODY",
          "HS1000WATTPRO",
          "K1200ELECTRIC",
          "SKU100432198BLK",
          "ART20261121BLAU",
          "DSC00012345JPG",
          "IMG20231105123456",
          "iPhone15ProMax256GB",
          "GalaxyS24Ultra512GB",
          "PlayStation5Slim",
          "XboxSeriesX1TB");

  private final AddressFolding folding = new AddressFolding(List.of());

  @ParameterizedTest
  @CsvSource({
    "base62, 12, 93", "base62, 16, 97", "base62, 22, 99.5", "base36, 12, 90", "base36, 16, 97",
    "capitals, 12, 90", "small, 12, 90", "small, 16, 97", "base32, 16, 97", "base64url, 22, 98",
    "hex, 12, 85", "hex, 16, 99.9", "hex, 24, 100", "hex, 32, 100"
  })
  void masksTokensOfAnyAlphabet(String alphabet, int length, double percent) {
    Random random = new Random(20_261_121);
    int masked = 0;
    for (int i = 0; i < TOKENS; i++) {
      String token = token(random, letters(alphabet), length);
      masked += fold(token).contains(token) ? 0 : 1;
    }
    double rate = 100.0 * masked / TOKENS;
    System.out.printf("%s, %d characters: %.2f %% masked%n", alphabet, length, rate);

    assertThat(rate).isGreaterThanOrEqualTo(percent);
  }

  @Test
  void leavesWordsOfManyLanguages() {
    List<String> slugs = slugs();
    List<String> masked = slugs.stream().filter(slug -> !fold(slug).equals(slug)).toList();
    System.out.printf("slugs: %d of %d masked%n", masked.size(), slugs.size());

    assertThat(slugs).hasSizeGreaterThan(1_000);
    assertThat(masked).hasSizeLessThanOrEqualTo(slugs.size() / 200);
  }

  @Test
  void leavesWordsThatCapitalsJoin() {
    List<String> names = slugs().stream().map(TokensTest::camelCase).toList();
    List<String> masked = names.stream().filter(name -> !fold(name).equals(name)).toList();
    System.out.printf("camelCase: %d of %d masked%n", masked.size(), names.size());

    assertThat(masked).hasSizeLessThanOrEqualTo(names.size() / 200);
  }

  @Test
  void leavesModelNumbersOfProducts() {
    List<String> masked =
        MODELS.stream()
            .filter(model -> !folding.fold("/product/" + model).equals("/product/" + model))
            .toList();
    System.out.printf("models: %d of %d masked %s%n", masked.size(), MODELS.size(), masked);

    assertThat(masked).hasSizeLessThanOrEqualTo(MODELS.size() / 10);
  }

  private String fold(String segment) {
    return folding
        .fold("https://x.example/d/" + segment)
        .substring("https://x.example/d/".length());
  }

  private static String letters(String alphabet) {
    return switch (alphabet) {
      case "hex" -> HEX;
      case "small" -> SMALL;
      case "capitals" -> SMALL.toUpperCase(Locale.ROOT);
      case "base32" -> SMALL.toUpperCase(Locale.ROOT) + "234567";
      case "base36" -> BASE36;
      case "base64url" -> BASE62 + "-_";
      default -> BASE62;
    };
  }

  private static String token(Random random, String letters, int length) {
    StringBuilder token = new StringBuilder();
    for (int i = 0; i < length; i++) {
      token.append(letters.charAt(random.nextInt(letters.length())));
    }
    return token.toString();
  }

  private static String camelCase(String slug) {
    List<String> words = new ArrayList<>();
    for (String word : Arrays.asList(slug.split("-"))) {
      words.add(Character.toUpperCase(word.charAt(0)) + word.substring(1));
    }
    return String.join("", words);
  }

  private static List<String> slugs() {
    try (InputStream in = TokensTest.class.getResourceAsStream("/privacy/slugs.txt")) {
      return new String(in.readAllBytes(), UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
