package io.claritytoolbox.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class ReachTest {
  private static final Filter FILTER =
      new Filter(Dimension.DEVICE, Filter.Op.IS, List.of("Mobile"));

  @Test
  void theDocumentedAddressTakesEveryQuestionAsItIs() {
    Question question = question(new Period(3, 0), List.of(), null);

    assertThat(Reach.FULL.nearest(question)).isSameAs(question);
    assertThat(Reach.FULL.nearestTrend(question)).isSameAs(question);
    assertThat(Reach.FULL.gives(new ExportRequest(Cube.of(Dimension.URL), 3))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"1, 0", "3, 0", "1, 1", "1, 2"})
  void theGuidesAddressIsAskedForTheLastDayOfTheSite(int days, int endsDaysAgo) {
    Question nearest =
        Reach.LAST_DAY.nearest(question(new Period(days, endsDaysAgo), List.of(), null));

    assertThat(nearest.period()).isEqualTo(new Period(1, 0));
    assertThat(nearest.groupBy()).isEmpty();
    assertThat(nearest.measures()).containsExactly(Measure.SESSIONS);
    assertThat(Reach.LAST_DAY.gives(new ExportRequest(Cube.SITE, 1))).isTrue();
    assertThat(Reach.LAST_DAY.gives(new ExportRequest(Cube.SITE, 2))).isFalse();
  }

  @Test
  void earlierTimesAreForTheStoreAlone() {
    Question question = question(new Period(7, 0), List.of(), null);

    assertThat(Reach.LAST_DAY.nearest(question)).isSameAs(question);
  }

  @Test
  void aTrendKeepsItsDays() {
    Question nearest = Reach.LAST_DAY.nearestTrend(question(new Period(14, 0), List.of(), null));

    assertThat(nearest.period()).isEqualTo(new Period(14, 0));
    assertThat(nearest.groupBy()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void aFilterIsNeverDropped(Reach reach) {
    Question question = question(new Period(3, 0), List.of(FILTER), null);

    assertThat(reach.nearest(question)).isSameAs(question);
    assertThat(reach.nearestTrend(question)).isSameAs(question);
  }

  @ParameterizedTest
  @CsvSource({"1, 24", "48, 48"})
  void theLastDayIsFreshForADay(long asked, long taken) {
    Question nearest =
        Reach.LAST_DAY.nearest(question(new Period(3, 0), List.of(), Duration.ofHours(asked)));

    assertThat(nearest.maxAge()).isEqualTo(Duration.ofHours(taken));
  }

  private static Question question(Period period, List<Filter> filters, Duration maxAge) {
    return new Question(
        List.of(Measure.SESSIONS), List.of(Dimension.URL), filters, period, maxAge, Spend.AUTO);
  }
}
