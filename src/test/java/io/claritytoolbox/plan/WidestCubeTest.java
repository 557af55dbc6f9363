package io.claritytoolbox.plan;

import static io.claritytoolbox.model.Dimension.BROWSER;
import static io.claritytoolbox.model.Dimension.CAMPAIGN;
import static io.claritytoolbox.model.Dimension.CHANNEL;
import static io.claritytoolbox.model.Dimension.DEVICE;
import static io.claritytoolbox.model.Dimension.OS;
import static io.claritytoolbox.model.Dimension.URL;
import static org.assertj.core.api.Assertions.assertThat;

import io.claritytoolbox.history.StoredExport;
import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.Period;
import io.claritytoolbox.quota.Budget;
import io.claritytoolbox.quota.ClockReading;
import io.claritytoolbox.quota.QuotaGuard.Allowance;
import io.claritytoolbox.quota.QuotaLedger.DayRecord;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WidestCubeTest {
  private static final Instant MORNING = Instant.parse("2026-03-11T08:00:00Z");
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
    StoredExport cut = new StoredExport(1, STANDARD, 3, MORNING, 1_000, true);

    assertThat(choice(Cube.of(URL, BROWSER), cut)).isEqualTo(Cube.of(URL, BROWSER));
    assertThat(choice(Cube.of(DEVICE, CAMPAIGN), cut))
        .as("pages say nothing of what sessions have")
        .isEqualTo(Cube.of(DEVICE, CAMPAIGN, CHANNEL));
  }

  @Test
  void aBreakdownExportedBeforeIsNotTakenOverMoreDaysWhereOneAsFineCameBackCut() {
    StoredExport cut = new StoredExport(1, STANDARD, 3, MORNING, 1_000, true);
    StoredExport day = new StoredExport(2, Cube.of(URL, BROWSER, OS), 1, MORNING, 700, false);

    assertThat(choice(Cube.of(URL), day, cut)).isEqualTo(Cube.of(URL, DEVICE));
    assertThat(choice(Cube.of(URL, OS), export(Cube.of(URL, BROWSER, OS), 700), cut))
        .as("it fitted")
        .isEqualTo(Cube.of(URL, BROWSER, OS));
  }

  @Test
  void aPairIsNotWidenedByADimensionThatClarityDrops() {
    Snapshot snapshot = snapshot(Set.of(Cube.of(CHANNEL)), List.of());

    assertThat(WidestCube.of(need(Cube.of(DEVICE, CAMPAIGN)), 3, snapshot))
        .isEqualTo(Cube.of(DEVICE, OS, CAMPAIGN));
  }

  @Test
  void nestedExportsAreNarrowerWhereADayOfTheWidestFillsMoreThanItsPartOfTheRows() {
    StoredExport day = new StoredExport(1, STANDARD, 1, MORNING, 520, false);
    StoredExport sparse = new StoredExport(1, STANDARD, 1, MORNING, 480, false);
    StoredExport fitted = new StoredExport(2, STANDARD, 2, MORNING, 700, false);

    assertThat(nested(day)).isEqualTo(Cube.of(URL, DEVICE));
    assertThat(nested(sparse)).isEqualTo(STANDARD);
    assertThat(nested(day, fitted)).isEqualTo(STANDARD);
  }

  private static Cube nested(StoredExport... stored) {
    return WidestCube.ofNested(need(Cube.of(URL)), 2, snapshot(Set.of(), List.of(stored)));
  }

  private static Cube choice(Cube asked, StoredExport... stored) {
    return WidestCube.of(need(asked), 3, snapshot(Set.of(), List.of(stored)));
  }

  private static StoredExport export(Cube cube, int rows) {
    return new StoredExport(1, cube, 3, MORNING, rows, false);
  }

  private static Requirement need(Cube cube) {
    return Requirement.ofTable(cube, List.of(Measure.SESSIONS), new Period(3, 0));
  }

  private static Snapshot snapshot(Set<Cube> dropped, List<StoredExport> stored) {
    DayRecord record =
        new DayRecord(List.of(), List.of(), false, false, dropped, Map.of(), ClockReading.NONE);
    return Snapshot.of(new Budget(MORNING, new Allowance(10, 0), record, List.of()), stored);
  }
}
