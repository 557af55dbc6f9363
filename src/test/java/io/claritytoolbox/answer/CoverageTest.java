package io.claritytoolbox.answer;

import static io.claritytoolbox.model.Dimension.BROWSER;
import static io.claritytoolbox.model.Dimension.CAMPAIGN;
import static io.claritytoolbox.model.Dimension.DEVICE;
import static io.claritytoolbox.model.Dimension.OS;
import static io.claritytoolbox.model.Dimension.URL;
import static org.assertj.core.api.Assertions.assertThat;

import io.claritytoolbox.model.Caller;
import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.Export;
import io.claritytoolbox.model.ExportRequest;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.Quality;
import io.claritytoolbox.model.Question;
import io.claritytoolbox.model.Row;
import io.claritytoolbox.model.Spend;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests which days and hours an answer covers, and what it says of the others. */
class CoverageTest {
  private static final Cube BROWSERS = Cube.of(BROWSER, OS, DEVICE);

  private final Desk desk = Desk.ofShop();

  @Test
  void daysThatEndBeforeAndAfterNoonHaveTheDateOfMostOfTheirHours() {
    desk.turn(Duration.ofMinutes(4 * 60 + 57));
    desk.sync(new ExportRequest(Cube.SITE, 3));
    desk.turn(Duration.ofDays(1).minusMinutes(65));
    desk.sync(new ExportRequest(Cube.SITE, 1));

    Answer answer = desk.answer(Desk.spending(Desk.over(Desk.by(), 4, 0), Spend.NEVER));

    assertThat(answer.coverage().days())
        .extracting(day -> day.date().toString())
        .containsExactly("2026-03-09", "2026-03-10", "2026-03-11", "2026-03-11");
    assertThat(answer.coverage().uneven())
        .allMatch(day -> day.window().date().equals(day.date()))
        .extracting(day -> day.window().length().toHours())
        .containsExactly(24L, 24L, 46L);
  }

  @Test
  void missingDaysHaveTheDatesOfWhichTheStoredOnesHaveTheFewestHours() {
    desk.turn(Duration.ofMinutes(4 * 60 + 47));
    desk.sync(new ExportRequest(Cube.SITE, 3));
    desk.turn(Duration.ofDays(2).minusMinutes(77));
    desk.sync(new ExportRequest(Cube.SITE, 1));

    Answer answer = desk.answer(Desk.spending(Desk.over(Desk.by(), 7, 0), Spend.NEVER));

    assertThat(answer.coverage().missing())
        .extracting(LocalDate::toString)
        .containsExactly("2026-03-06", "2026-03-07", "2026-03-08");
  }

  @Test
  void aMissingDayBetweenTwoThatEndNearNoonHasTheDateBetweenThem() {
    desk.turn(Duration.ofMinutes(5 * 60 + 12));
    desk.sync(new ExportRequest(Cube.SITE, 1));
    desk.turn(Duration.ofDays(2).minusMinutes(74));
    desk.sync(new ExportRequest(Cube.SITE, 1));

    Answer answer = desk.answer(Desk.spending(Desk.by(), Spend.NEVER));

    assertThat(answer.coverage().days())
        .extracting(day -> day.date().toString())
        .containsExactly("2026-03-10", "2026-03-11", "2026-03-12");
    assertThat(answer.coverage().missing()).containsExactly(LocalDate.parse("2026-03-11"));
  }

  @Test
  void besideAMissingDayTheHoursOfTheOthersAreToldToTheSecond() {
    desk.sync(new ExportRequest(Cube.SITE, 1));
    desk.turn(Duration.ofDays(2).plusSeconds(8));
    desk.sync(new ExportRequest(Cube.SITE, 1));

    Answer answer = desk.answer(Desk.spending(Desk.by(), Spend.NEVER));

    assertThat(answer.coverage().missing()).hasSize(1);
    assertThat(answer.coverage().uneven()).hasSize(1);
  }

  @Test
  void aDayWithoutTrafficIsZeroWhicheverBreakdownTellsIt() {
    Cube campaigns = Cube.of(CAMPAIGN, DEVICE);
    desk.history.save(
        new Export(campaigns, 1, desk.instant(), List.of(), List.of(), false, "[]", List.of()));
    Question day = Desk.spending(Desk.over(Desk.by(), 1, 0), Spend.NEVER);

    Answer table = desk.answer(day);
    Answer trend = desk.analyst.trend(day, Caller.PATIENT).match(answer -> answer, no -> table);

    for (Answer answer : List.of(table, trend)) {
      assertThat(answer.rows()).singleElement().satisfies(CoverageTest::isZero);
      assertThat(answer.quality()).containsEntry(Measure.SESSIONS, Quality.EXACT);
    }
  }

  @Test
  void presentDaysThatEndLongBeforeTheirExportsSaySo() {
    desk.sync(new ExportRequest(Cube.SITE, 3));
    desk.sync(new ExportRequest(Cube.of(DEVICE), 3));
    desk.sync(new ExportRequest(Cube.of(DEVICE), 2));
    desk.turn(Duration.ofHours(1));

    Answer answer = desk.answer(Desk.spending(Desk.over(Desk.by(DEVICE), 1, 0), Spend.NEVER));

    assertThat(answer.warnings())
        .anyMatch(each -> each.contains("2 days off the period asked for"));
  }

  @Test
  void daysThatEndUpToTwoHoursApartAreAddedUpAsEstimates() {
    desk.sync(new ExportRequest(Cube.SITE, 1));
    desk.turn(Duration.ofDays(1).plusHours(2));
    desk.sync(new ExportRequest(Cube.SITE, 1));

    Answer answer = desk.answer(Desk.spending(Desk.over(Desk.by(), 2, 0), Spend.NEVER));

    assertThat(answer.coverage().missing()).isEmpty();
    assertThat(answer.quality()).containsEntry(Measure.SESSIONS, Quality.ESTIMATE);
  }

  @Test
  void whereAllDaysTogetherTellNothingTheNewestAreTold() {
    desk.sync(new ExportRequest(Cube.of(URL, DEVICE), 1));
    desk.turn(Duration.ofHours(25));
    desk.sync(new ExportRequest(BROWSERS, 1));
    Question days = Desk.over(Desk.spending(Desk.by(DEVICE), Spend.NEVER), 2, 0);

    Answer answer = desk.answer(Desk.asking(days, Measure.SESSIONS));

    assertThat(answer.coverage().missing()).hasSize(1);
    assertThat(answer.provenance().exports()).extracting(Source::cube).containsExactly(BROWSERS);
    assertThat(answer.quality()).containsEntry(Measure.SESSIONS, Quality.EXACT);
    assertThat(answer.warnings()).anyMatch(each -> each.contains("1 are stored but left out"));
  }

  private static void isZero(Row row) {
    assertThat(row.facts().values())
        .containsEntry(Measure.SESSIONS, 0.0)
        .containsEntry(Measure.RAGE_CLICKS, 0.0)
        .doesNotContainKey(Measure.SCROLL_DEPTH_PERCENT);
  }
}
