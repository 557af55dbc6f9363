package io.claritytoolbox.answer;

import static io.claritytoolbox.model.Dimension.CAMPAIGN;
import static io.claritytoolbox.model.Dimension.MEDIUM;
import static io.claritytoolbox.model.Dimension.SOURCE;
import static io.claritytoolbox.model.Dimension.URL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Export;
import io.claritytoolbox.model.ExportRequest;
import io.claritytoolbox.model.Facts;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.Question;
import io.claritytoolbox.model.Row;
import io.claritytoolbox.model.Spend;
import io.claritytoolbox.plan.Cost;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests that what is listed as free is free with the listed arguments. */
final class FreeNowTest {
  private static final Cube SOURCES = Cube.of(SOURCE, MEDIUM, CAMPAIGN);

  private final Desk desk = Desk.ofShop();

  @Test
  void whatTheDailySyncStoredIsFreeForAllItsDays() {
    days(9);

    assertThat(desk.analyst.quota().freeNow())
        .hasSize(Desk.STANDARD.size())
        .allMatch(free -> free.days() == 9 && free.spend() == Spend.AUTO);
    assertThatAllIsFree();
  }

  @Test
  void whatARequestWouldFreshenIsFreeForThoseWhoSayNever() {
    desk.sync(new ExportRequest(SOURCES, 1));
    desk.turn(Duration.ofHours(9));

    assertThat(desk.analyst.quota().freeNow())
        .extracting(FreeNow::cube, FreeNow::days, FreeNow::spend)
        .containsExactly(tuple(SOURCES, 1, Spend.NEVER));
    assertThatAllIsFree();
  }

  @Test
  void whereADayIsMissingTheDaysSinceAreFree() {
    days(5);
    desk.turn(Duration.ofDays(2));
    days(3);

    assertThat(desk.analyst.quota().freeNow())
        .allMatch(free -> free.days() == 3 && free.spend() == Spend.AUTO);
    assertThatAllIsFree();
  }

  @Test
  void onceTheBudgetIsSpentAllThatIsStoredIsFree() {
    desk.sync(new ExportRequest(Cube.of(URL), 3));
    desk.turn(Duration.ofHours(9));
    desk.spendAllBut(0);

    assertThat(desk.analyst.quota().freeNow()).allMatch(free -> free.spend() == Spend.AUTO);
    assertThatAllIsFree();
  }

  @Test
  void daysWithAGapAreNotListedAsOnePeriod() {
    for (int hours : List.of(0, 30, 31)) {
      desk.turn(Duration.ofHours(hours));
      desk.sync(new ExportRequest(SOURCES, 1));
    }
    desk.spendAllBut(0);

    assertThat(desk.analyst.quota().freeNow()).extracting(FreeNow::days).containsExactly(1);
    assertThatAllIsFree();
  }

  @Test
  void daysThatLeaveNoSessionsKnownAreNotListedAsOnePeriod() {
    desk.sync(new ExportRequest(Cube.SITE, 1));
    desk.turn(Duration.ofHours(24));
    desk.sync(new ExportRequest(Cube.SITE, 1));
    desk.turn(Duration.ofHours(25));
    desk.sync(new ExportRequest(Cube.of(URL), 1));

    assertThatAllIsFree();
  }

  @Test
  void daysOfCutExportsWhoseAddressesWereMergedAreNotListedAsOnePeriod() {
    Row page =
        new Row(List.of("https://shop.example/"), new Facts(Map.of(Measure.SESSIONS, 9.0)), 4);
    for (int days : List.of(3, 2)) {
      desk.history.save(
          new Export(
              Cube.of(URL),
              days,
              desk.instant(),
              List.of(page),
              List.of(),
              true,
              "[]",
              List.of(Export.CUT_AND_MERGED)));
      desk.turn(Duration.ofDays(2));
    }

    assertThatAllIsFree();
  }

  private void days(int days) {
    for (int day = 0; day < days; day++) {
      desk.turn(Duration.ofDays(1));
      Desk.STANDARD.forEach(cube -> desk.sync(new ExportRequest(cube, 1)));
    }
  }

  private void assertThatAllIsFree() {
    List<FreeNow> listed = desk.analyst.quota().freeNow();
    assertThat(listed).isNotEmpty();
    for (FreeNow free : listed) {
      Question question = Desk.by(free.cube().dimensions().toArray(Dimension[]::new));
      Question listedQuestion = Desk.spending(Desk.over(question, free.days(), 0), free.spend());
      assertThat(desk.analyst.cost(listedQuestion)).as(free.words()).isEqualTo(new Cost(0, true));
      for (Question each : List.of(listedQuestion, Desk.asking(listedQuestion, Measure.SESSIONS))) {
        assertThat(desk.answer(each).coverage().missing()).as(free.words()).isEmpty();
      }
    }
  }
}
