package io.claritytoolbox.answer;

import static org.assertj.core.api.Assertions.assertThat;

import io.claritytoolbox.model.Figure;
import io.claritytoolbox.model.Figures;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.Quality;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests what gaps and overlaps leave of a count. */
class SeamsTest {
  @Test
  void lessThanAMinuteLeavesACountExact() {
    assertThat(across(30, 29).quality()).hasValue(Quality.EXACT);
  }

  @Test
  void aGapLeavesALowerBoundAndAnOverlapAnUpperBound() {
    assertThat(across(90, 0).quality()).hasValue(Quality.LOWER_BOUND);
    assertThat(across(0, 90).quality()).hasValue(Quality.UPPER_BOUND);
  }

  @Test
  void besideAGapThatCountsAShortOverlapCountsToo() {
    Figure left = across(90, 30);

    assertThat(left.quality()).hasValue(Quality.ESTIMATE);
    assertThat(left.low()).isZero();
  }

  @Test
  void longSeamsLeaveNoEstimate() {
    assertThat(across(7_200, 60).quality()).isEmpty();
  }

  private static Figure across(int gaps, int overlaps) {
    Seams seams =
        new Seams(Duration.ofSeconds(gaps), Duration.ofSeconds(overlaps), Duration.ofDays(1));
    Figures count = new Figures(Map.of(Measure.RAGE_CLICKS, Figure.exact(40)));
    return seams.across(count).get(Measure.RAGE_CLICKS);
  }
}
