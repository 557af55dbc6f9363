package io.claritytoolbox.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.claritytoolbox.air.model.AirStore;
import io.claritytoolbox.air.model.Datasource;
import io.claritytoolbox.air.model.Frequency;
import io.claritytoolbox.air.model.Measurement;
import io.claritytoolbox.air.model.MeasurementQuery;
import io.claritytoolbox.history.ExportHistory;
import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.Export;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The requirements of air quality for every database. */
abstract class AirContract {
  private static final Instant NOON = StorageContract.NOON;
  private static final String METRIC = "pm2_5ConcMass1HourMean";

  private Storage storage;
  private AirStore air;

  /** Opens a new database for each test. */
  abstract Storage open();

  @BeforeEach
  void openStorage() {
    storage = open();
    air = AirTables.of(storage, "sample");
  }

  @AfterEach
  void closeStorage() {
    storage.close();
  }

  @Test
  void measurementsComeBackAsTheyWere() {
    Measurement bare = new Measurement("D1", METRIC, NOON, null, null, "", "", "");
    Measurement whole =
        new Measurement("D2", METRIC, NOON, 7.25, -0.5, "µg/m³", "calibrated-ready", "valid");
    air.save(Frequency.HOUR, List.of(whole, bare));

    assertThat(air.read(query(24))).containsExactly(bare, whole);
  }

  @Test
  void aLaterValueTakesThePlaceOfAnEarlierOne() {
    air.save(Frequency.HOUR, List.of(measured("D1", 0, 5.0)));
    air.save(Frequency.HOUR, List.of(measured("D1", 0, 6.0)));

    assertThat(air.read(query(24))).containsExactly(measured("D1", 0, 6.0));
  }

  @Test
  void frequenciesOrganisationsAndTimesAreKeptApart() {
    air.save(Frequency.DAY, List.of(measured("D1", 0, 1.0)));
    AirTables.of(storage, "other").save(Frequency.HOUR, List.of(measured("D1", 0, 2.0)));
    air.save(Frequency.HOUR, List.of(measured("D1", 30, 3.0), measured("D1", -1, 4.0)));

    assertThat(air.read(query(24))).isEmpty();
    assertThat(air.read(query(31))).containsExactly(measured("D1", 30, 3.0));
  }

  @Test
  void knowsWhenAQuestionThatContainsAnotherWasAnswered() {
    assertThat(air.fetchedAt(query(24))).isEmpty();
    air.noteFetched(query(24), NOON);

    assertThat(air.fetchedAt(query(12))).contains(NOON);
    assertThat(air.fetchedAt(of(List.of("D1"), 12))).contains(NOON);
    assertThat(air.fetchedAt(query(25))).isEmpty();
  }

  @Test
  void aShorterQuestionLaterDoesNotForgetTheLongerOne() {
    air.noteFetched(query(24), NOON);
    air.noteFetched(query(2), NOON.plusSeconds(60));

    assertThat(air.fetchedAt(query(24))).contains(NOON.plusSeconds(60));
  }

  /** Nothing is known about the time between the two questions. */
  @Test
  void questionsWithATimeBetweenThemAreNotJoined() {
    MeasurementQuery later =
        new MeasurementQuery(
            Frequency.HOUR,
            List.of(),
            List.of(METRIC),
            NOON.plus(Duration.ofHours(10)),
            NOON.plus(Duration.ofHours(12)));
    air.noteFetched(query(24), NOON);
    air.noteFetched(later, NOON.plus(Duration.ofHours(12)));

    assertThat(air.fetchedAt(query(24))).isEmpty();
    assertThat(air.fetchedAt(later)).isPresent();
  }

  @Test
  void aQuestionAboutASensorDoesNotAnswerOneAboutAll() {
    air.noteFetched(of(List.of("D1"), 24), NOON);

    assertThat(air.fetchedAt(query(24))).isEmpty();
    assertThat(air.fetchedAt(of(List.of("D1", "D2"), 24))).isEmpty();
  }

  @Test
  void datasourcesAreThoseSeenLast() {
    Datasource one = new Datasource("D1", "Märkt", "g", List.of("a", "b"), "CLARITY_NODE", "A1");
    Datasource other = new Datasource("D2", "", "", List.of(), "", "");
    assertThat(air.datasourcesSeenAt()).isEmpty();
    air.saveDatasources(List.of(one), NOON);
    air.saveDatasources(List.of(other, one), NOON.plusSeconds(1));

    assertThat(air.datasources()).containsExactly(one, other);
    assertThat(air.datasourcesSeenAt()).contains(NOON.plusSeconds(1));
  }

  @Test
  void aReportIsFoundByItsQuestionWhileItIsYoung() {
    air.noteReport("JB1", "question", NOON);
    air.noteReport("JB2", "question", NOON.plusSeconds(5));

    assertThat(air.report("question", NOON.minusSeconds(1))).contains("JB2");
    assertThat(air.report("question", NOON.plusSeconds(6))).isEmpty();
    assertThat(air.report("other", NOON)).isEmpty();
  }

  @Test
  void whatIsErasedIsNotTakenForStoredAnyMore() {
    air.save(Frequency.HOUR, List.of(measured("D1", 20, 1.0), measured("D1", 1, 2.0)));
    air.noteFetched(query(24), NOON);
    Instant before = NOON.minus(Duration.ofHours(10));
    assertThat(air.extent(before).all()).isEqualTo(2);
    assertThat(air.extent(before).before()).isEqualTo(1);

    assertThat(air.erase(before)).isEqualTo(1);
    assertThat(air.read(query(24))).containsExactly(measured("D1", 1, 2.0));
    assertThat(air.fetchedAt(query(24))).isEmpty();
    assertThat(air.fetchedAt(query(5))).contains(NOON);
  }

  @Test
  void erasingAllLeavesTheExportsAndTheOthersAlone() {
    ExportHistory history = storage.history(StorageContract.SHOP, "1");
    history.save(new Export(Cube.SITE, 1, NOON, List.of(), List.of(), false, "[]", List.of()));
    AirStore other = AirTables.of(storage, "other");
    other.save(Frequency.HOUR, List.of(measured("D1", 1, 2.0)));
    air.save(Frequency.HOUR, List.of(measured("D1", 1, 2.0)));
    air.saveDatasources(
        List.of(new Datasource("D1", "", "", List.of(), "", "")), NOON.minusSeconds(1));

    air.erase(NOON.plus(Duration.ofDays(1)));

    assertThat(air.extent(NOON).all()).isZero();
    assertThat(air.datasources()).isEmpty();
    assertThat(other.extent(NOON).all()).isEqualTo(1);
    assertThat(history.takenSince(Instant.EPOCH)).hasSize(1);
  }

  @Test
  void handsOutEveryMeasurementOnce() {
    air.save(Frequency.HOUR, List.of(measured("D1", 1, 2.0), measured("D2", 2, 3.0)));
    air.save(Frequency.DAY, List.of(measured("D1", 3, 4.0)));
    List<AirStore.Stored> all = new ArrayList<>();
    air.each(all::add);

    assertThat(all)
        .containsExactlyInAnyOrder(
            new AirStore.Stored(Frequency.HOUR, measured("D1", 1, 2.0)),
            new AirStore.Stored(Frequency.HOUR, measured("D2", 2, 3.0)),
            new AirStore.Stored(Frequency.DAY, measured("D1", 3, 4.0)));
  }

  private static MeasurementQuery query(int hours) {
    return of(List.of(), hours);
  }

  private static MeasurementQuery of(List<String> datasources, int hours) {
    return new MeasurementQuery(
        Frequency.HOUR,
        datasources,
        List.of(METRIC),
        NOON.minus(Duration.ofHours(hours)),
        NOON.plusSeconds(1));
  }

  private static Measurement measured(String datasource, int hoursAgo, double value) {
    return new Measurement(
        datasource,
        METRIC,
        NOON.minus(Duration.ofHours(hoursAgo)),
        value,
        value,
        "µg/m³",
        "calibrated-ready",
        "valid");
  }
}
