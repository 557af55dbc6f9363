package io.claritytoolbox.answer;

import static io.claritytoolbox.model.Dimension.BROWSER;
import static io.claritytoolbox.model.Dimension.DEVICE;
import static io.claritytoolbox.model.Dimension.URL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.claritytoolbox.demo.BruteForce;
import io.claritytoolbox.demo.PageVisit;
import io.claritytoolbox.demo.Session;
import io.claritytoolbox.model.Algebra;
import io.claritytoolbox.model.Caller;
import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.ExportRequest;
import io.claritytoolbox.model.Filter;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.Quality;
import io.claritytoolbox.model.Question;
import io.claritytoolbox.model.Row;
import io.claritytoolbox.model.Spend;
import io.claritytoolbox.model.Window;
import io.claritytoolbox.plan.Cost;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Tests trends from the history, and gaps for missing days. */
class TrendTest {
  private static final Cube PAGES = Cube.of(URL, DEVICE, Dimension.CHANNEL);
  private static final Cube BROWSERS = Cube.of(BROWSER, Dimension.OS, DEVICE);

  private final Desk desk = Desk.ofShop();

  @Test
  void daysComeInOrderAndEachIsAsCountedOneByOne() {
    syncDays(7, Cube.SITE);

    Answer answer = trend(Desk.by(), 7);

    assertThat(days(answer))
        .containsExactly(
            "2026-03-10",
            "2026-03-11",
            "2026-03-12",
            "2026-03-13",
            "2026-03-14",
            "2026-03-15",
            "2026-03-16");
    assertThat(answer.groupBy()).containsExactly("day");
    assertThat(answer.quality().values()).containsOnly(Quality.EXACT);
    assertThat(answer.warnings()).isEmpty();
    assertIsTrue(answer, Desk.by());
    assertThat(desk.requests).isEmpty();
  }

  @Test
  void groupsOfADayStandBehindTheDay() {
    syncDays(3, BROWSERS);

    Answer answer = trend(Desk.by(DEVICE), 3);

    assertThat(answer.groupBy()).containsExactly("day", "Device");
    assertThat(answer.rows())
        .allSatisfy(row -> assertThat(row.key()).hasSize(2))
        .hasSizeGreaterThanOrEqualTo(6);
    assertIsTrue(answer, Desk.by(DEVICE));
  }

  @Test
  void aMissedDayHasNoRowAndIsListed() {
    syncDays(2, Cube.SITE);
    desk.turn(Duration.ofDays(2));
    syncDays(2, Cube.SITE);

    Answer answer = trend(Desk.by(), 5);

    assertThat(answer.coverage().missing()).containsExactly(LocalDate.parse("2026-03-12"));
    assertThat(days(answer))
        .containsExactly("2026-03-10", "2026-03-11", "2026-03-13", "2026-03-14");
    assertThat(answer.warnings()).singleElement().asString().contains("1 are not in the store");
    assertIsTrue(answer, Desk.by());
    assertThat(desk.requests).isEmpty();
  }

  @Test
  void aMissedDayIsRepairedByNestedExportsAndMarked() {
    syncDays(2, Cube.SITE);
    desk.turn(Duration.ofDays(2));
    desk.sync(new ExportRequest(Cube.SITE, 1));
    desk.turn(Duration.ofMinutes(1));
    desk.sync(new ExportRequest(Cube.SITE, 2));

    Answer answer = trend(Desk.by(), 4);

    assertThat(answer.coverage().missing()).isEmpty();
    assertThat(answer.coverage().days())
        .extracting(Coverage.Day::quality)
        .containsExactly(Quality.EXACT, Quality.EXACT, Quality.ESTIMATE, Quality.EXACT);
    Window repaired = answer.coverage().days().get(2).window();
    double truth = truth(repaired, Desk.by()).get(0).facts().get(Measure.SESSIONS, -1);
    assertThat(answer.rows().get(2).facts().get(Measure.SESSIONS, 0))
        .isCloseTo(truth, within(truth * 0.05));
    assertThat(answer.provenance().derived()).contains(Provenance.Derivation.SUBTRACTED);
  }

  @Test
  void onePageOverDaysByAFilter() {
    syncDays(4, PAGES);
    Question page =
        Desk.by().withFilters(List.of(new Filter(URL, Filter.Op.IS, List.of("/checkout/payment"))));

    Answer answer = trend(page, 4);

    assertThat(answer.rows()).hasSize(4);
    assertThat(answer.quality()).containsEntry(Measure.SESSIONS, Quality.EXACT);
    assertIsTrue(answer, page);
  }

  @Test
  void aPageThatNobodySawCountsZeroOnDaysThatAreKnown() {
    syncDays(2, PAGES);
    Question page =
        Desk.by().withFilters(List.of(new Filter(URL, Filter.Op.IS, List.of("/no/such/page"))));

    Answer answer = trend(page, 3);

    assertThat(days(answer)).containsExactly("2026-03-10", "2026-03-11");
    assertThat(answer.rows().get(0).facts().get(Measure.SESSIONS)).hasValue(0);
    assertThat(answer.rows().get(0).facts().has(Measure.RAGE_CLICKS_SESSION_PERCENT)).isFalse();
    assertThat(answer.coverage().missing()).containsExactly(LocalDate.parse("2026-03-09"));
  }

  @Test
  void ninetyDaysTakenAtUnevenHoursAreAllThere() {
    Random random = new Random(5);
    for (int day = 0; day < 90; day++) {
      desk.turn(Duration.ofDays(1));
      int minutes = day == 89 ? 0 : random.nextInt(1_300) - 1_090;
      desk.turn(Duration.ofMinutes(minutes));
      desk.sync(new ExportRequest(Cube.SITE, 1));
      desk.turn(Duration.ofMinutes(-minutes));
    }

    Answer answer = trend(Desk.by(), 90);

    assertThat(answer.coverage().missing()).isEmpty();
    assertThat(days(answer)).hasSize(90).doesNotHaveDuplicates().isSorted();
    assertThat(answer.warnings()).singleElement().asString().contains("taken at uneven hours");
    assertThat(answer.provenance().exports()).hasSize(90);
    assertThat(desk.requests).isEmpty();
  }

  @Test
  void aPastTrendShowsItsStoredDaysThoughItsNewestAreMissing() {
    syncDays(2, Cube.SITE);
    desk.turn(Duration.ofDays(4));

    Answer answer = pastTrend(6, 1);

    assertThat(days(answer)).containsExactly("2026-03-10", "2026-03-11");
    assertThat(answer.coverage().missing())
        .extracting(LocalDate::toString)
        .containsExactly("2026-03-09", "2026-03-12", "2026-03-13", "2026-03-14");
    assertThat(desk.requests).isEmpty();
  }

  private Answer pastTrend(int days, int endsDaysAgo) {
    Question question = Desk.over(Desk.spending(Desk.by(), Spend.NEVER), days, endsDaysAgo);
    return (Answer) desk.analyst.trend(question, Caller.PATIENT);
  }

  @Test
  void aDayIsDatedByTheHoursThatItHolds() {
    desk.turn(Duration.ofMinutes(-127));
    syncDays(4, Cube.SITE);
    desk.turn(Duration.ofDays(1).plusMinutes(460));

    Answer answer = trend(Desk.by(), 6);

    assertThat(desk.requests).hasSize(1);
    assertThat(days(answer))
        .containsExactly("2026-03-10", "2026-03-11", "2026-03-12", "2026-03-13", "2026-03-15")
        .as("05:53 ends the day before, 13:33 its own");
    assertThat(answer.coverage().missing()).containsExactly(LocalDate.parse("2026-03-14"));
    assertThat(answer.warnings()).anyMatch(warning -> warning.contains("taken at uneven hours"));
    assertThat(answer.coverage().uneven()).hasSize(4);
    assertIsTrue(answer, Desk.by());
  }

  @Test
  void anExportOfTheEveningStandsUnderItsOwnDate() {
    desk.turn(Duration.ofMinutes(723));
    desk.sync(new ExportRequest(Cube.SITE, 1));
    desk.turn(Duration.ofMinutes(2_187));
    desk.sync(new ExportRequest(Cube.SITE, 1));

    Answer answer = trend(Desk.spending(Desk.by(), Spend.NEVER), 2);

    assertThat(days(answer)).containsExactly("2026-03-11", "2026-03-12");
    assertIsTrue(answer, Desk.by());
  }

  @Test
  void twoPastDaysComeFromNestedExports() {
    Question past = Desk.over(Desk.by(), 2, 1);

    assertThat(desk.analyst.trendCost(past)).isEqualTo(new Cost(3, true));
    Answer answer = (Answer) desk.analyst.trend(past, Caller.PATIENT);

    assertThat(desk.requests).extracting(ExportRequest::days).containsExactlyInAnyOrder(3, 2, 1);
    assertThat(days(answer)).containsExactly("2026-03-08", "2026-03-09");
  }

  @Test
  void asksNothingWhereTheHistoryHasTodaysDay() {
    syncDays(5, Cube.SITE);
    desk.turn(Duration.ofHours(19));

    Answer answer = trend(Desk.by(), 30);

    assertThat(answer.coverage().missing()).hasSize(25);
    assertThat(answer.provenance().stale()).isFalse();
    assertThat(desk.requests).isEmpty();
  }

  @Test
  void asksForTodaysDayOnceItIsDueAndLosesNone() {
    syncDays(5, Cube.SITE);
    desk.turn(Duration.ofHours(26));

    Answer answer = trend(Desk.by(), 6);

    assertThat(desk.requests).containsExactly(new ExportRequest(Cube.SITE, 1));
    assertThat(answer.coverage().missing()).isEmpty();
  }

  @Test
  void spendsOneRequestOnADayAndNoneOnWhatIsLost() {
    Answer answer = trend(Desk.by(DEVICE), 3);

    assertThat(desk.requests).containsExactly(new ExportRequest(BROWSERS, 1));
    assertThat(answer.coverage().missing()).hasSize(2);
  }

  @Test
  void olderDaysAnswerAndAreCalledStaleWhereNothingMayBeSpent() {
    syncDays(5, Cube.SITE);
    desk.turn(Duration.ofDays(3));

    Answer answer = trend(Desk.spending(Desk.by(), Spend.NEVER), 5);

    assertThat(answer.provenance().stale()).isTrue();
    assertThat(days(answer)).hasSize(5);
  }

  @Test
  void sessionsOverAddressesAreMarkedDayByDay() {
    syncDays(2, PAGES);
    desk.turn(Duration.ofDays(1));
    desk.sync(new ExportRequest(Cube.SITE, 1));

    Answer answer = trend(Desk.by(), 3);

    assertThat(answer.coverage().days())
        .extracting(Coverage.Day::quality)
        .doesNotContainNull()
        .last()
        .isEqualTo(Quality.EXACT);
    assertThat(answer.coverage().days().get(0).quality()).isNotEqualTo(Quality.EXACT);
  }

  @Test
  void refusesFourDimensions() {
    Question question =
        Desk.by(URL, DEVICE, BROWSER)
            .withFilters(List.of(new Filter(Dimension.OS, Filter.Op.IS, List.of("IOS"))));

    assertThat(desk.analyst.trend(question, Caller.PATIENT)).isInstanceOf(Reply.Refusal.class);
    assertThat(desk.requests).isEmpty();
  }

  /** Stores one export a day; the clock stays at the last one. */
  private void syncDays(int days, Cube cube) {
    for (int day = 0; day < days; day++) {
      if (day > 0) {
        desk.turn(Duration.ofDays(1));
      }
      desk.sync(new ExportRequest(cube, 1));
    }
  }

  private Answer trend(Question question, int days) {
    Question over = Desk.over(question, days, 0);
    return (Answer) desk.analyst.trend(over, Caller.PATIENT);
  }

  private static List<String> days(Answer answer) {
    return answer.rows().stream().map(row -> String.valueOf(row.key().get(0))).toList();
  }

  private void assertIsTrue(Answer answer, Question question) {
    List<Row> expected = new ArrayList<>();
    for (Coverage.Day day : answer.coverage().days()) {
      if (day.isCovered()) {
        for (Row row : truth(day.window(), question)) {
          List<String> key = new ArrayList<>(List.of(day.date().toString()));
          row.key().forEach(key::add);
          expected.add(new Row(new ArrayList<>(key), row.facts()));
        }
      }
    }
    for (Row row : answer.rows()) {
      Row truth =
          expected.stream().filter(one -> one.key().equals(row.key())).findFirst().orElseThrow();
      for (Measure measure : List.of(Measure.SESSIONS, Measure.RAGE_CLICKS)) {
        assertThat(row.facts().get(measure))
            .as("%s of %s", measure, row.key())
            .isEqualTo(truth.facts().get(measure));
      }
      assertThat(row.facts().get(Measure.RAGE_CLICKS_SESSION_PERCENT, 0))
          .isCloseTo(truth.facts().get(Measure.RAGE_CLICKS_SESSION_PERCENT, 0), within(0.0051));
    }
    assertThat(answer.rows()).hasSameSizeAs(expected);
  }

  private List<Row> truth(Window window, Question question) {
    List<Session> sessions =
        desk.site.sessions(window).stream()
            .map(session -> filtered(session, question))
            .filter(session -> !session.visits().isEmpty())
            .toList();
    return BruteForce.aggregate(sessions, question.groupBy()).stream()
        .map(row -> new Row(row.key(), Algebra.withRates(row.facts())))
        .toList();
  }

  private static Session filtered(Session session, Question question) {
    List<PageVisit> visits =
        session.visits().stream()
            .filter(v -> question.filters().stream().allMatch(f -> f.accepts(v.address())))
            .toList();
    return new Session(
        session.start(),
        session.user(),
        session.bot(),
        session.visitor(),
        session.acquisition(),
        visits);
  }
}
