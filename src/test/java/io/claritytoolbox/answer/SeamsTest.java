package io.claritytoolbox.answer;

import static org.assertj.core.api.Assertions.assertThat;

import io.claritytoolbox.model.Figure;
import io.claritytoolbox.model.Figures;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.Quality;
import io.claritytoolbox.model.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tests what gaps and overlaps leave of a count. */
class SeamsTest {
  private static final Window DAY = Window.endingAt(Instant.parse("2026-03-11T06:00:00Z"), 1);

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

  @Test
  void eventsOfDaysThatDontOverlapAreALowerBoundOfAllDays() {
    // The second day overlaps both others, and has fewer events than they have together.
    assertThat(ofThreeDays(40, 50, 30).low()).isEqualTo(70);
    assertThat(ofThreeDays(40, 90, 30).low()).isEqualTo(90);
  }

  private static Figure ofThreeDays(int newest, int second, int oldest) {
    Instant end = Instant.parse("2026-03-11T06:00:00Z");
    Seams seams =
        new Seams(
            Duration.ZERO,
            Duration.ofMinutes(20),
            Duration.ofDays(3),
            List.of(
                Window.endingAt(end, 1),
                Window.endingAt(end.minus(Duration.ofHours(24)).plusSeconds(600), 1),
                new Window(end.minus(Duration.ofHours(72)), end.minus(Duration.ofHours(47)))));
    return seams
        .sum(Stream.of(newest, second, oldest).map(SeamsTest::atLeast).toList())
        .get(Measure.RAGE_CLICKS);
  }

  private static Figures atLeast(int events) {
    return new Figures(
        Map.of(Measure.RAGE_CLICKS, Figure.exact(events).withoutHigh().withoutNear()));
  }

  private static Figure across(int gaps, int overlaps) {
    Seams seams =
        new Seams(
            Duration.ofSeconds(gaps), Duration.ofSeconds(overlaps), DAY.length(), List.of(DAY));
    Figures count = new Figures(Map.of(Measure.RAGE_CLICKS, Figure.exact(40)));
    return seams.across(count).get(Measure.RAGE_CLICKS);
  }
}
