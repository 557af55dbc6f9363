package io.claritytoolbox.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.claritytoolbox.model.Facts;
import io.claritytoolbox.model.Measure;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PackedFactsTest {
  @ParameterizedTest
  @ValueSource(
      doubles = {
        0,
        -0.0,
        1,
        63,
        64,
        1e6,
        0.01,
        0.29,
        41.25,
        99.99,
        1.1,
        1.005,
        1 / 3.0,
        4503599627370495.0,
        4503599627370496.0,
        9007199254740993.0,
        1e300,
        -1,
        -0.5,
        Double.MIN_VALUE,
        Double.MAX_VALUE
      })
  void everyNumberComesBackToTheLastBit(double value) {
    Facts facts = new Facts(Map.of(Measure.USERS, value));

    assertThat(PackedFacts.unpack(PackedFacts.pack(facts))).isEqualTo(facts);
  }

  @Test
  void anyMixOfKnownZeroAndUnknownComesBack() {
    Random random = new Random(7);
    for (int i = 0; i < 2_000; i++) {
      Map<Measure, Double> values = new EnumMap<>(Measure.class);
      for (Measure measure : PackedFacts.MEASURES) {
        switch (random.nextInt(4)) {
          case 0 -> values.put(measure, 0.0);
          case 1 -> values.put(measure, (double) random.nextInt(1 << random.nextInt(30)));
          case 2 -> values.put(measure, random.nextInt(100_000) / 100.0);
          default -> {}
        }
      }
      Facts facts = new Facts(values);
      assertThat(PackedFacts.unpack(PackedFacts.pack(facts))).isEqualTo(facts);
    }
  }

  @Test
  void holdsEveryMeasureThatDoesNotFollowFromOthers() {
    assertThat(PackedFacts.MEASURES)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Measure.values())
                .filter(measure -> measure.kind() != Measure.Kind.RATE)
                .filter(measure -> measure != Measure.VISITS)
                .toList());
  }

  @Test
  void whatIsStoredStaysReadable() {
    Facts facts =
        new Facts(
            Map.of(
                Measure.SESSIONS, 200.0,
                Measure.SCROLL_DEPTH_PERCENT, 41.25,
                Measure.EXCESSIVE_SCROLLS_PAGE_VIEWS, 0.0));
    byte[] stored = HexFormat.of().parseHex("19eeffff0711" + "9003" + "bb40");

    assertThat(PackedFacts.pack(facts)).isEqualTo(stored);
    assertThat(PackedFacts.unpack(stored)).isEqualTo(facts);
  }

  @Test
  void aMeasureAddedLaterIsUnknownInAnOldRow() {
    byte[] threeMeasures = {3, 0, 1, 10};

    assertThat(PackedFacts.unpack(threeMeasures))
        .isEqualTo(
            new Facts(
                Map.of(Measure.SESSIONS, 5.0, Measure.BOT_SESSIONS, 0.0, Measure.USERS, 0.0)));
  }
}
