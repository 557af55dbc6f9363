package io.claritytoolbox.answer;

import static io.claritytoolbox.model.Dimension.BROWSER;
import static io.claritytoolbox.model.Dimension.CAMPAIGN;
import static io.claritytoolbox.model.Dimension.CHANNEL;
import static io.claritytoolbox.model.Dimension.DEVICE;
import static io.claritytoolbox.model.Dimension.OS;
import static io.claritytoolbox.model.Dimension.URL;
import static org.assertj.core.api.Assertions.assertThat;

import io.claritytoolbox.history.StoredExport;
import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.Dimension;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CubeChoiceTest {
  private static final Cube STANDARD = Cube.of(URL, DEVICE, CHANNEL);

  @Test
  void aPairThatNoStandardCubeHasIsWidenedByWhatWasNotSeenWithIt() {
    assertThat(choice(Cube.of(URL, BROWSER), export(STANDARD, 400)))
        .isEqualTo(Cube.of(URL, BROWSER, OS));
    assertThat(choice(Cube.of(DEVICE, CAMPAIGN))).isEqualTo(Cube.of(DEVICE, CAMPAIGN, CHANNEL));
  }

  @Test
  void aPairIsNotWidenedWhereExportsOfTheSiteAreHalfFull() {
    assertThat(choice(Cube.of(URL, BROWSER), export(STANDARD, 501)))
        .isEqualTo(Cube.of(URL, BROWSER));
  }

  @Test
  void aPairIsNotWidenedWhereOneOfItsDimensionsWasCut() {
    StoredExport cut = new StoredExport(1, STANDARD, 3, Desk.MORNING, 1_000, true);

    assertThat(choice(Cube.of(URL, BROWSER), cut)).isEqualTo(Cube.of(URL, BROWSER));
    assertThat(choice(Cube.of(DEVICE, CAMPAIGN), cut))
        .as("pages say nothing of what sessions have")
        .isEqualTo(Cube.of(DEVICE, CAMPAIGN, CHANNEL));
  }

  @Test
  void aPairIsNotWidenedByADimensionThatClarityDrops() {
    Situation situation = situation(Set.of(CHANNEL), List.of());

    assertThat(CubeChoice.widest(need(Cube.of(DEVICE, CAMPAIGN)), 3, situation))
        .isEqualTo(Cube.of(DEVICE, OS, CAMPAIGN));
  }

  private static Cube choice(Cube asked, StoredExport... stored) {
    return CubeChoice.widest(need(asked), 3, situation(Set.of(), List.of(stored)));
  }

  private static StoredExport export(Cube cube, int rows) {
    return new StoredExport(1, cube, 3, Desk.MORNING, rows, false);
  }

  private static Need need(Cube cube) {
    return Need.of(Desk.by(cube.dimensions().toArray(Dimension[]::new)));
  }

  private static Situation situation(Set<Dimension> dropped, List<StoredExport> stored) {
    return new Situation(
        Desk.MORNING, stored, 10, Desk.MORNING.plus(Duration.ofHours(16)), dropped);
  }
}
