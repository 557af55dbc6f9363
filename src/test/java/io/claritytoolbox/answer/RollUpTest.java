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
import org.junit.jupiter.api.Test;

/** Tests how windows are added up and subtracted where a key is in some of them only. */
class RollUpTest {
  private static final Window DAY = Window.endingAt(Instant.parse("2026-03-11T06:00:00Z"), 1);
  private static final Seams NONE =
      new Seams(Duration.ZERO, Duration.ZERO, DAY.length(), List.of(DAY));
  private static final List<String> PAGE = List.of("/a");

  private final RollUp day = of(5);

  @Test
  void aKeyThatACompleteWindowLacksCountsZeroThere() {
    RollUp empty = new RollUp(Map.of(), Figures.EMPTY);

    Figures both = RollUp.compose(List.of(day, empty), NONE).cells().get(PAGE);

    assertThat(both.get(Measure.SESSIONS)).isEqualTo(Figure.exact(5));
  }

  @Test
  void aKeyThatACutWindowLacksIsUnknownThere() {
    RollUp cut = new RollUp(Map.of(), Figures.NONE);

    Figures both = RollUp.compose(List.of(day, cut), NONE).cells().get(PAGE);

    assertThat(both.get(Measure.RAGE_CLICKS).quality()).hasValue(Quality.LOWER_BOUND);
    assertThat(both.get(Measure.SESSIONS).quality()).isEmpty();
  }

  @Test
  void aKeyThatADifferenceDropsCanHaveSessionsAcrossItsEdge() {
    RollUp difference = of(7).subtract(of(7), NONE);

    Figures both = RollUp.compose(List.of(day, difference), NONE).cells().get(PAGE);

    assertThat(difference.cells()).isEmpty();
    assertThat(both.get(Measure.RAGE_CLICKS)).isEqualTo(Figure.exact(5));
    assertThat(both.get(Measure.SESSIONS).high()).isInfinite();
    assertThat(both.get(Measure.USERS).quality()).isEmpty();
  }

  @Test
  void aKeyWhoseDifferenceIsUnknownIsNotDropped() {
    RollUp folded = sessions(new Figure(0, 25, Double.NaN));

    RollUp difference = sessions(Figure.exact(38)).subtract(folded, NONE);

    assertThat(difference.cells()).containsKey(PAGE);
    assertThat(difference.cells().get(PAGE).get(Measure.SESSIONS)).isEqualTo(Figure.UNKNOWN);
  }

  private static RollUp sessions(Figure sessions) {
    return new RollUp(Map.of(PAGE, new Figures(Map.of(Measure.SESSIONS, sessions))), Figures.EMPTY);
  }

  @Test
  void aCompleteExportWithoutRowsProvesThatNothingHappened() {
    RollUp whole = new RollUp(Map.of(), Figures.EMPTY).orZero();
    RollUp cut = new RollUp(Map.of(), Figures.NONE).orZero();

    assertThat(whole.cells().get(List.of()).get(Measure.RAGE_CLICKS)).isEqualTo(Figure.exact(0));
    assertThat(cut.cells()).isEmpty();
  }

  private static RollUp of(double each) {
    return new RollUp(
        Map.of(
            PAGE,
            new Figures(
                Map.of(
                    Measure.SESSIONS, Figure.exact(each),
                    Measure.USERS, Figure.exact(each),
                    Measure.RAGE_CLICKS, Figure.exact(each)))),
        Figures.EMPTY);
  }
}
