package io.claritytoolbox.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class MeasureTest {
  private static final int NARROW = 8;

  @Test
  void givesCountsWholeAndTheRestToTwoDecimalsAtMost() {
    assertThat(Measure.SESSIONS.rounded(12.6)).hasToString("13");
    assertThat(Measure.SESSIONS.rounded(3_000_000_000.0).toPlainString()).isEqualTo("3000000000");
    assertThat(Measure.SCROLL_DEPTH_PERCENT.rounded(66.665)).hasToString("66.67");
    assertThat(Measure.ACTIVE_SECONDS.rounded(0)).hasToString("0");
  }

  @Test
  void roundsABoundInItsOwnDirection() {
    Measure share = Measure.RAGE_CLICKS_SESSION_PERCENT;

    assertThat(share.rounded(2.111, Quality.UPPER_BOUND)).hasToString("2.12");
    assertThat(share.rounded(2.119, Quality.LOWER_BOUND)).hasToString("2.11");
    assertThat(share.rounded(2.119, Quality.ESTIMATE)).hasToString("2.12");
    assertThat(share.figure(2.11, Quality.UPPER_BOUND)).isEqualTo("≤2.2");
  }

  @Test
  void showsPeopleMarksAndThousands() {
    assertThat(Measure.USERS.figure(12_345, Quality.UPPER_BOUND)).isEqualTo("≤12,345");
    assertThat(Measure.ACTIVE_SECONDS.figure(61.25, Quality.ESTIMATE)).isEqualTo("≈61.3");
    assertThat(Measure.PAGES_PER_SESSION.figure(2, Quality.EXACT)).isEqualTo("2.00");
  }

  @ParameterizedTest
  @EnumSource(Measure.class)
  void headingsBreakIntoNarrowWords(Measure measure) {
    assertThat(measure.heading().split(" ", -1))
        .allMatch(word -> !word.isEmpty() && word.length() <= NARROW);
  }

  @Test
  void headingsTellMeasuresApart() {
    assertThat(Arrays.stream(Measure.values()).map(Measure::heading)).doesNotHaveDuplicates();
  }
}
