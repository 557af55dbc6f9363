package io.claritytoolbox.answer;

import static io.claritytoolbox.model.Dimension.BROWSER;
import static io.claritytoolbox.model.Dimension.CAMPAIGN;
import static io.claritytoolbox.model.Dimension.CHANNEL;
import static io.claritytoolbox.model.Dimension.COUNTRY;
import static io.claritytoolbox.model.Dimension.DEVICE;
import static io.claritytoolbox.model.Dimension.OS;
import static io.claritytoolbox.model.Dimension.URL;
import static org.assertj.core.api.Assertions.assertThat;

import io.claritytoolbox.clarity.ExportOutcome;
import io.claritytoolbox.demo.SiteShape;
import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.Export;
import io.claritytoolbox.model.ExportRequest;
import io.claritytoolbox.model.Facts;
import io.claritytoolbox.model.Filter;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.Quality;
import io.claritytoolbox.model.Question;
import io.claritytoolbox.model.Row;
import io.claritytoolbox.model.Spend;
import io.claritytoolbox.plan.Cost;
import io.claritytoolbox.quota.QuotaGuard.Allowance;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests which exports are used or requested, and what is said if neither helps. */
class PlanningTest {
  private static final Cube BROWSERS = Cube.of(BROWSER, OS, DEVICE);

  private final Desk desk = Desk.ofShop();

  @Test
  void whatIsNearInTimeWinsOverWhatFitsButIsOld() {
    desk.sync(new ExportRequest(Cube.SITE, 3));
    desk.turn(Duration.ofDays(20));
    desk.sync(new ExportRequest(BROWSERS, 3));
    desk.turn(Duration.ofHours(12));
    desk.spendAllBut(2);

    Answer answer = desk.answer(Desk.spending(Desk.by(), Spend.NEVER));

    assertThat(answer.provenance().age()).isEqualTo(Duration.ofHours(12));
  }

  @Test
  void daysThatAreStoredWinOverFewerThatAreFresh() {
    desk.sync(new ExportRequest(Cube.SITE, 1));
    for (int day = 1; day < 7; day++) {
      desk.turn(Duration.ofDays(1));
      desk.sync(new ExportRequest(Cube.SITE, 1));
    }
    desk.turn(Duration.ofHours(20));
    desk.sync(new ExportRequest(Cube.of(URL, DEVICE, CHANNEL), 3));

    Answer week = desk.answer(Desk.spending(Desk.over(Desk.by(), 7, 0), Spend.NEVER));
    Answer day = desk.answer(Desk.spending(Desk.over(Desk.by(), 1, 0), Spend.NEVER));

    assertThat(week.coverage().missing()).isEmpty();
    assertThat(week.provenance().stale()).isTrue();
    assertThat(day.provenance().exports()).extracting(Source::cube).containsExactly(Cube.SITE);
  }

  @Test
  void sessionsThatAddUpWinOverFresherPagesThatDont() {
    desk.sync(new ExportRequest(Cube.SITE, 3));
    desk.turn(Duration.ofHours(20));
    desk.sync(new ExportRequest(Cube.of(URL, DEVICE, CHANNEL), 3));

    Answer near = desk.answer(Desk.spending(Desk.by(), Spend.NEVER));
    desk.turn(Duration.ofHours(25));
    desk.sync(new ExportRequest(Cube.of(URL, DEVICE, CHANNEL), 3));
    Answer far = desk.answer(Desk.spending(Desk.by(), Spend.NEVER));

    assertThat(near.provenance().exports()).extracting(Source::cube).containsExactly(Cube.SITE);
    assertThat(far.provenance().age()).isZero();
  }

  @Test
  void whatFitsWinsAmongWhatWasTakenTogether() {
    desk.sync(new ExportRequest(Cube.SITE, 3));
    desk.turn(Duration.ofMinutes(1));
    desk.sync(new ExportRequest(BROWSERS, 3));
    desk.turn(Duration.ofDays(2));

    Answer answer = desk.answer(Desk.spending(Desk.by(), Spend.NEVER));

    assertThat(answer.provenance().exports()).extracting(Source::cube).containsExactly(Cube.SITE);
    assertThat(answer.provenance().stale()).isTrue();
  }

  @Test
  void oneExportOfAllDaysWinsOverTheSumOfThem() {
    for (int day = 0; day < 3; day++) {
      desk.sync(new ExportRequest(Cube.of(URL), 1));
      desk.turn(Duration.ofDays(day < 2 ? 1 : 0));
    }
    desk.sync(new ExportRequest(Cube.of(URL, DEVICE), 3));
    desk.turn(Duration.ofHours(1));
    desk.sync(new ExportRequest(Cube.SITE, 1));

    Answer answer = desk.answer(Desk.by(URL));

    assertThat(answer.provenance().exports()).extracting(Source::days).containsExactly(3);
    assertThat(desk.requests).isEmpty();
  }

  @Test
  void staleIsJudgedByTheBudgetNotByTheWayOfSpending() {
    desk.sync(new ExportRequest(BROWSERS, 3));
    desk.turn(Duration.ofHours(7));

    Answer answer = desk.answer(Desk.spending(Desk.by(DEVICE), Spend.NEVER));

    assertThat(answer.provenance().stale()).isTrue();
  }

  @Test
  void bothHalvesOfAPairAreOfOneCube() {
    desk.history.save(
        new Export(
            Cube.of(COUNTRY, DEVICE, CHANNEL),
            2,
            desk.instant(),
            List.of(),
            List.of(),
            true,
            "[]",
            List.of()));
    desk.turn(Duration.ofDays(4));

    Answer answer = desk.answer(Desk.over(Desk.by(COUNTRY), 1, 1));

    Cube narrower = Cube.of(COUNTRY, DEVICE);
    assertThat(desk.requests)
        .containsExactly(new ExportRequest(narrower, 2), new ExportRequest(narrower, 1));
    assertThat(answer.provenance().derived()).contains(Provenance.Derivation.SUBTRACTED);
  }

  @Test
  void aPairThatIsKnownToBeCutIsNotPaid() {
    Desk store = new Desk(SiteShape.DEPARTMENT_STORE, new Allowance(10, 0));
    store.sync(new ExportRequest(Cube.of(URL), 1));
    store.turn(Duration.ofDays(3));

    String refusal = store.refusal(Desk.over(Desk.by(URL), 1, 1));

    assertThat(store.requests).isEmpty();
    assertThat(refusal).contains("1,000 rows", "Nothing was spent").doesNotContain("lost");
  }

  @Test
  void aPairThatCannotBePaidWholeIsNotBegun() {
    desk.spendAllBut(1);

    String refusal = desk.refusal(Desk.over(Desk.by(DEVICE), 1, 1));

    assertThat(desk.requests).isEmpty();
    assertThat(refusal).contains("1 request is left", "1 day").doesNotContain("lost");
  }

  @Test
  void theHalfThatIsAtHandIsNotBoughtAgain() {
    Cube cube = Cube.of(DEVICE, CAMPAIGN);
    desk.sync(new ExportRequest(cube, 1));
    desk.turn(Duration.ofMinutes(5));

    desk.answer(Desk.over(Desk.by(DEVICE), 1, 1));

    assertThat(desk.requests).extracting(ExportRequest::days).containsExactly(2);
  }

  @Test
  void exportsOfTwoCubesAreSubtractedWhereBothHaveWhatIsAsked() {
    desk.sync(new ExportRequest(Cube.of(DEVICE, CAMPAIGN), 2));
    desk.sync(new ExportRequest(BROWSERS, 1));

    Answer answer = desk.answer(Desk.over(Desk.by(DEVICE), 1, 1));

    assertThat(desk.requests).isEmpty();
    assertThat(answer.provenance().derived()).contains(Provenance.Derivation.SUBTRACTED);
  }

  @Test
  void threeDaysEndingYesterdayCostTwoRequestsAndSayWhatIsMissing() {
    Answer answer = desk.answer(Desk.over(Desk.by(DEVICE), 3, 1));

    assertThat(desk.requests).extracting(ExportRequest::days).containsExactly(3, 1);
    assertThat(answer.coverage().missing()).hasSize(1);
  }

  @Test
  void threeDaysEndingYesterdayAreWholeWithAStoredDay() {
    desk.sync(new ExportRequest(BROWSERS, 1));
    desk.turn(Duration.ofDays(3));

    Answer answer = desk.answer(Desk.over(Desk.by(DEVICE), 3, 1));

    assertThat(desk.requests).extracting(ExportRequest::days).containsExactly(3, 1);
    assertThat(answer.coverage().missing()).isEmpty();
  }

  @Test
  void anotherLengthIsOffered() {
    desk.sync(new ExportRequest(BROWSERS, 2));
    desk.turn(Duration.ofDays(5));

    String refusal = desk.refusal(Desk.over(Desk.by(DEVICE), 1, 5));

    assertThat(refusal).contains("2 days with the same end can be answered for free");
  }

  @Test
  void whatWasJustFetchedIsNotStaleHoweverYoungItHasToBe() {
    desk.sync(new ExportRequest(BROWSERS, 3));
    desk.turn(Duration.ofMinutes(10));
    desk.whenAsked(() -> desk.turn(Duration.ofSeconds(7)));

    Answer answer = desk.answer(Desk.noOlderThan(Desk.by(DEVICE), Duration.ZERO));

    assertThat(desk.requests).hasSize(1);
    assertThat(answer.provenance().stale()).isFalse();
  }

  @Test
  void theNewestDayIsNoOlderThanTheCallerAllows() {
    desk.turn(Duration.ofDays(-1));
    desk.sync(new ExportRequest(BROWSERS, 1));
    desk.turn(Duration.ofHours(23));
    desk.sync(new ExportRequest(Cube.of(DEVICE), 1));
    desk.turn(Duration.ofMinutes(60));
    desk.sync(new ExportRequest(BROWSERS, 1));
    desk.turn(Duration.ofMinutes(20));
    desk.spendAllBut(0);

    Answer answer =
        desk.answer(Desk.noOlderThan(Desk.over(Desk.by(DEVICE), 2, 0), Duration.ofMinutes(30)));

    boolean young = Duration.between(answer.window().to(), desk.instant()).toMinutes() <= 30;
    assertThat(young || answer.provenance().stale()).isTrue();
  }

  @Test
  void aDroppedDimensionIsSaidBeforeAnythingIsSpentAndTriedAgainTheNextDay() {
    desk.answerWith(ExportOutcome.Failed.without(List.of(CAMPAIGN)));
    desk.refusal(Desk.by(CAMPAIGN));
    int spent = desk.requests.size();

    Cost foretold = desk.analyst.cost(Desk.by(CAMPAIGN));
    String refusal = desk.refusal(Desk.by(CAMPAIGN, DEVICE));

    assertThat(foretold).isEqualTo(new Cost(0, false));
    assertThat(refusal).contains("without Campaign today");
    assertThat(desk.requests).hasSize(spent);
    desk.turn(Duration.ofDays(1));
    assertThat(desk.analyst.cost(Desk.by(CAMPAIGN)).requests()).isEqualTo(1);
  }

  @Test
  void whoAcceptsAnOldAnswerGetsTheNewestThatThereIs() {
    desk.sync(new ExportRequest(Cube.SITE, 3));
    desk.turn(Duration.ofHours(60));
    desk.sync(new ExportRequest(BROWSERS, 3));
    Instant newest = desk.instant();
    desk.turn(Duration.ofHours(16));

    Answer answer = desk.answer(Desk.noOlderThan(Desk.by(), Duration.ofHours(100)));

    assertThat(answer.window().to()).isEqualTo(newest);
    assertThat(desk.requests).isEmpty();
  }

  @Test
  void whatIsKnownToBeCutIsForetoldAsAnswerable() {
    Desk store = new Desk(SiteShape.DEPARTMENT_STORE, new Allowance(10, 0));
    store.answer(Desk.by(URL));
    store.turn(Duration.ofHours(10));

    Cost foretold = store.analyst.cost(Desk.by(URL));
    int before = store.requests.size();
    store.answer(Desk.by(URL));

    assertThat(foretold).isEqualTo(new Cost(store.requests.size() - before, true));
  }

  @Test
  void usersOfAnEarlierDayAreRefusedBeforeARequestIsSent() {
    Question users = Desk.asking(Desk.over(Desk.by(), 1, 1), Measure.USERS);

    Cost foretold = desk.analyst.cost(users);
    String refusal = desk.refusal(users);

    assertThat(foretold).isEqualTo(new Cost(0, false));
    assertThat(refusal).contains("Users of earlier days can't be derived");
    assertThat(desk.requests).isEmpty();
  }

  @Test
  void sessionsOverPagesOfAnEarlierDayAreRefusedBeforeARequestIsSent() {
    Filter pages = new Filter(URL, Filter.Op.STARTS_WITH, List.of("/product"));
    Question sessions =
        Desk.asking(Desk.over(Desk.by(), 1, 1).withFilters(List.of(pages)), Measure.SESSIONS);

    Cost foretold = desk.analyst.cost(sessions);
    String refusal = desk.refusal(sessions);

    assertThat(foretold).isEqualTo(new Cost(0, false));
    assertThat(refusal).contains("Sessions over several pages of earlier days can't be derived");
    assertThat(desk.requests).isEmpty();
  }

  @Test
  void averagesOfAnEarlierDayAreDerivedFromTwoExports() {
    Answer answer =
        desk.answer(Desk.asking(Desk.over(Desk.by(), 1, 1), Measure.SCROLL_DEPTH_PERCENT));

    assertThat(answer.quality()).containsEntry(Measure.SCROLL_DEPTH_PERCENT, Quality.ESTIMATE);
    assertThat(desk.requests).hasSize(2);
  }

  @Test
  void anExportThatTellsNothingAskedForIsNotUsed() {
    desk.sync(new ExportRequest(Cube.of(COUNTRY, DEVICE), 3));
    desk.turn(Duration.ofHours(3));
    Cube pages = Cube.of(URL, COUNTRY);
    List<Row> rows =
        List.of(
            new Row(
                List.of("https://shop.example/", "Italy"),
                new Facts(Map.of(Measure.SESSIONS, 9.0))));
    desk.history.save(new Export(pages, 3, desk.instant(), rows, List.of(), true, "[]", List.of()));
    Question sessions = Desk.asking(Desk.spending(Desk.by(COUNTRY), Spend.NEVER), Measure.SESSIONS);

    Answer answer = desk.answer(sessions);

    assertThat(answer.provenance().exports())
        .extracting(Source::cube)
        .containsExactly(Cube.of(COUNTRY, DEVICE));
  }

  @Test
  void theNewestIncompletePeriodWinsOverACompleteOneThatEndsADayEarlier() {
    desk.sync(new ExportRequest(Cube.SITE, 3));
    desk.sync(new ExportRequest(Cube.SITE, 1));
    Instant taken = desk.instant();
    desk.turn(Duration.ofHours(11));

    Answer answer = desk.answer(Desk.spending(Desk.over(Desk.by(), 2, 0), Spend.NEVER));

    assertThat(answer.window().to()).isEqualTo(taken);
    assertThat(answer.coverage().missing()).hasSize(1);
  }

  @Test
  void nothingIsBoughtThatTheAnswerWouldNotUse() {
    for (int day = 0; day < 7; day++) {
      desk.sync(new ExportRequest(Cube.SITE, 1));
      desk.turn(Duration.ofDays(1));
    }
    desk.turn(Duration.ofHours(-6));

    Answer answer = desk.answer(Desk.over(Desk.by(), 7, 0));

    assertThat(desk.requests).isEmpty();
    assertThat(answer.coverage().missing()).isEmpty();
    assertThat(answer.provenance().stale()).isTrue();
  }

  @Test
  void aDifferenceRanksBehindSumsOfDaysThatAreExact() {
    for (int day = 0; day < 2; day++) {
      desk.sync(new ExportRequest(BROWSERS, 1));
      desk.turn(Duration.ofDays(1));
    }
    desk.sync(new ExportRequest(Cube.SITE, 3));
    desk.sync(new ExportRequest(Cube.SITE, 1));

    Answer answer = desk.answer(Desk.spending(Desk.over(Desk.by(), 2, 1), Spend.NEVER));

    assertThat(answer.provenance().exports()).extracting(Source::cube).containsOnly(BROWSERS);
  }

  @Test
  void sessionsThatAddUpWinForWhoAcceptsAnOldAnswerToo() {
    desk.sync(new ExportRequest(Cube.SITE, 1));
    desk.turn(Duration.ofHours(3));
    desk.sync(new ExportRequest(Cube.of(URL, DEVICE, CHANNEL), 1));
    desk.turn(Duration.ofHours(3));

    Answer answer =
        desk.answer(Desk.noOlderThan(Desk.over(Desk.by(), 1, 0), Duration.ofHours(100)));

    assertThat(answer.provenance().exports()).extracting(Source::cube).containsExactly(Cube.SITE);
  }

  @Test
  void oldPagesOfAllDaysWinOverPagesThatWouldBeBoughtOfSome() {
    for (int day = 0; day < 5; day++) {
      desk.turn(Duration.ofDays(1));
      desk.sync(new ExportRequest(Cube.of(URL, DEVICE), 1));
    }
    desk.turn(Duration.ofHours(11));

    Answer answer = desk.answer(Desk.over(Desk.by(URL), 5, 0));

    assertThat(desk.requests).isEmpty();
    assertThat(answer.coverage().missing()).isEmpty();
    assertThat(answer.provenance().stale()).isTrue();
  }

  @Test
  void daysAreAlsoCountedFromThePeriodsEnd() {
    desk.sync(new ExportRequest(Cube.SITE, 1));
    desk.turn(Duration.ofHours(24 + 3));
    desk.sync(new ExportRequest(Cube.SITE, 1));
    desk.turn(Duration.ofDays(2).minusMinutes(100));

    Answer answer = desk.answer(Desk.over(Desk.by(), 2, 2));

    assertThat(desk.requests).isEmpty();
    assertThat(answer.coverage().missing()).isEmpty();
  }

  @Test
  void daysThatLeaveNoSessionsKnownAreLeftOutWhereverTheyAre() {
    desk.sync(new ExportRequest(BROWSERS, 1));
    desk.turn(Duration.ofHours(25));
    desk.sync(new ExportRequest(Cube.of(URL, DEVICE), 1));
    desk.turn(Duration.ofHours(24));
    desk.sync(new ExportRequest(BROWSERS, 1));
    Question days = Desk.over(Desk.spending(Desk.by(DEVICE), Spend.NEVER), 3, 0);

    Answer answer = desk.answer(Desk.asking(days, Measure.SESSIONS));

    assertThat(answer.coverage().missing()).hasSize(1);
    assertThat(answer.provenance().exports()).extracting(Source::cube).containsOnly(BROWSERS);
    assertThat(answer.warnings()).anyMatch(each -> each.contains("1 are stored but left out"));
  }

  @Test
  void sessionsOverPagesOfCutExportsAreRefusedBeforeARequestIsSent() {
    desk.history.save(
        new Export(Cube.of(URL), 1, desk.instant(), List.of(), List.of(), true, "[]", List.of()));
    desk.turn(Duration.ofDays(2));
    Question blog =
        Desk.by(DEVICE)
            .withFilters(List.of(new Filter(URL, Filter.Op.STARTS_WITH, List.of("/blog"))));

    String refusal = desk.refusal(Desk.asking(blog, Measure.SESSIONS));

    assertThat(desk.requests).isEmpty();
    assertThat(refusal).contains("sessions over several pages are unknown. Group by URL");
  }

  @Test
  void pagesThatBeginLateBesideAMissingDayLeaveNoBoundOfSessions() {
    desk.sync(new ExportRequest(Cube.of(URL, DEVICE), 3));
    desk.turn(Duration.ofHours(22));
    desk.sync(new ExportRequest(Cube.of(URL, DEVICE), 1));
    desk.turn(Duration.ofHours(1));
    Question days = Desk.over(Desk.spending(Desk.by(DEVICE), Spend.NEVER), 5, 0);

    Answer answer = desk.answer(Desk.asking(days, Measure.SESSIONS));

    assertThat(answer.quality()).containsEntry(Measure.SESSIONS, Quality.UPPER_BOUND);
  }

  @Test
  void aPairThatComesBackCutIsTakenOfWhatIsAskedForAlone() {
    desk.answerEach(request -> desk.cutWhereWide(request, 2));

    Answer answer = desk.answer(Desk.over(Desk.by(URL), 1, 1));

    assertThat(desk.requests)
        .containsExactly(
            new ExportRequest(Cube.of(URL, DEVICE, CHANNEL), 2),
            new ExportRequest(Cube.of(URL), 2),
            new ExportRequest(Cube.of(URL), 1));
    assertThat(answer.coverage().missing()).isEmpty();
  }
}
