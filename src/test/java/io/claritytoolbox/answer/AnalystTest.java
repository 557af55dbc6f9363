package io.claritytoolbox.answer;

import static io.claritytoolbox.model.Dimension.BROWSER;
import static io.claritytoolbox.model.Dimension.CHANNEL;
import static io.claritytoolbox.model.Dimension.COUNTRY;
import static io.claritytoolbox.model.Dimension.DEVICE;
import static io.claritytoolbox.model.Dimension.OS;
import static io.claritytoolbox.model.Dimension.URL;
import static org.assertj.core.api.Assertions.assertThat;

import io.claritytoolbox.answer.Provenance.Derivation;
import io.claritytoolbox.clarity.ExportOutcome;
import io.claritytoolbox.demo.SiteShape;
import io.claritytoolbox.http.NetworkFailure;
import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Export;
import io.claritytoolbox.model.ExportRequest;
import io.claritytoolbox.model.Facts;
import io.claritytoolbox.model.Filter;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.Quality;
import io.claritytoolbox.model.Question;
import io.claritytoolbox.model.Row;
import io.claritytoolbox.model.Spend;
import io.claritytoolbox.quota.QuotaGuard.Allowance;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.OS;

class AnalystTest {
  private final Desk desk = Desk.ofShop();

  @Test
  void spendsOneRequestOnThreeQuestionsOfOneCube() {
    Answer first = desk.answer(Desk.by(DEVICE));
    Answer second = desk.answer(Desk.by(DEVICE));
    desk.answer(Desk.by(DEVICE, BROWSER));

    assertThat(desk.requests).hasSize(1);
    assertThat(first.provenance().requestsSpent()).isEqualTo(1);
    assertThat(first.provenance().derived()).contains(Derivation.FETCHED);
    assertThat(second.provenance().requestsSpent()).isZero();
    assertThat(second.provenance().derived()).contains(Derivation.STORED);
    assertThat(second.rows()).isEqualTo(first.rows());
  }

  @Test
  void takesTheWidestCubeThatContainsTheQuestion() {
    desk.answer(Desk.by(COUNTRY));

    assertThat(desk.requests)
        .containsExactly(new ExportRequest(Cube.of(COUNTRY, DEVICE, CHANNEL), 3));
  }

  @Test
  void takesTheExportWithoutDimensionsForTheSiteItself() {
    Answer answer = desk.answer(Desk.by());

    assertThat(desk.requests).containsExactly(new ExportRequest(Cube.SITE, 3));
    assertThat(answer.quality().values()).containsOnly(Quality.EXACT);
  }

  @Test
  void doesNotTakeSessionsOverAddressesWhileTheBudgetLasts() {
    desk.answer(Desk.by(URL));

    Answer answer = desk.answer(Desk.by(DEVICE));

    assertThat(desk.requests).hasSize(2);
    assertThat(answer.quality()).containsEntry(Measure.SESSIONS, Quality.EXACT);
  }

  @Test
  void marksSessionsTakenOverAddressesAsAnUpperBound() {
    desk.answer(Desk.by(URL));

    Answer answer = desk.answer(Desk.spending(Desk.by(DEVICE), Spend.NEVER));

    assertThat(answer.quality())
        .containsEntry(Measure.SESSIONS, Quality.UPPER_BOUND)
        .containsEntry(Measure.RAGE_CLICKS, Quality.EXACT)
        .doesNotContainKey(Measure.RAGE_CLICKS_SESSION_PERCENT);
    assertThat(answer.warnings())
        .anyMatch(warning -> warning.matches("Left out.*rage_clicks_session_percent.*"));
    assertThat(answer.provenance().derived())
        .containsExactly(Derivation.STORED, Derivation.ROLLED_UP);
  }

  @Test
  void onePageByDeviceIsExactFromRowsByPageAndDevice() {
    Filter page = new Filter(URL, Filter.Op.IS, List.of("/checkout/payment"));

    Answer answer = desk.answer(Desk.by(DEVICE).withFilters(List.of(page)));

    assertThat(desk.requests).hasSize(1);
    assertThat(answer.quality()).containsEntry(Measure.SESSIONS, Quality.EXACT);
    assertThat(answer.rows()).isNotEmpty();
  }

  @Test
  void theTotalOfSessionsNeverComesFromPages() {
    Answer answer = desk.answer(Desk.by(URL));

    assertThat(answer.total().has(Measure.RAGE_CLICKS)).isTrue();
    assertThat(answer.total().has(Measure.SESSIONS)).isFalse();
    assertThat(answer.total().has(Measure.RAGE_CLICKS_SESSIONS)).isFalse();
  }

  @Test
  void pagesFoldedFromSeveralAddressesBoundTheirSessionsAndGiveNoTotal() {
    Facts facts = new Facts(Map.of(Measure.SESSIONS, 5.0, Measure.RAGE_CLICKS, 2.0));
    desk.history.save(
        new Export(
            Cube.of(URL),
            3,
            desk.instant(),
            List.of(
                new Row(List.of("https://a.example/x"), facts, 2),
                new Row(List.of("https://a.example/y"), facts)),
            List.of(),
            false,
            "[]",
            List.of()));

    Answer answer = desk.answer(Desk.by(URL));

    assertThat(answer.quality())
        .containsEntry(Measure.SESSIONS, Quality.UPPER_BOUND)
        .containsEntry(Measure.RAGE_CLICKS, Quality.EXACT);
    assertThat(answer.total()).isEqualTo(new Facts(Map.of(Measure.RAGE_CLICKS, 4.0)));
  }

  @Test
  void aSumThatNotEveryPartKnowsIsALowerBound() {
    Facts knowing = new Facts(Map.of(Measure.SESSIONS, 5.0, Measure.RAGE_CLICKS, 2.0));
    Facts silent = new Facts(Map.of(Measure.SESSIONS, 5.0));
    desk.history.save(
        new Export(
            Cube.of(DEVICE, BROWSER),
            3,
            desk.instant(),
            List.of(
                new Row(List.of("PC", "Edge"), knowing), new Row(List.of("PC", "Opera"), silent)),
            List.of(),
            false,
            "[]",
            List.of()));

    Answer answer = desk.answer(Desk.by(DEVICE));

    assertThat(answer.quality())
        .containsEntry(Measure.SESSIONS, Quality.EXACT)
        .containsEntry(Measure.RAGE_CLICKS, Quality.LOWER_BOUND);
  }

  @Test
  void asksAgainWhenWhatIsStoredIsOlderThanTheCallerAllows() {
    desk.answer(Desk.by(DEVICE));
    desk.turn(Duration.ofMinutes(30));

    desk.answer(Desk.noOlderThan(Desk.by(DEVICE), Duration.ofMinutes(10)));

    assertThat(desk.requests).hasSize(2);
  }

  @Test
  void acceptsOlderAnswersWhenTheBudgetShrinks() {
    desk.answer(Desk.by(DEVICE));
    desk.spendAllBut(1);
    desk.turn(Duration.ofHours(7));

    Answer answer = desk.answer(Desk.by(DEVICE));

    assertThat(desk.requests).hasSize(1);
    assertThat(answer.provenance().stale()).isFalse();
    assertThat(answer.provenance().age()).isEqualTo(Duration.ofHours(7));
  }

  @Test
  void answersFromTheFreshestStoredAndSaysStaleWhenTheDayIsSpent() {
    desk.answer(Desk.by(DEVICE));
    desk.turn(Duration.ofHours(20));
    desk.spendAllBut(0);

    Answer answer = desk.answer(Desk.noOlderThan(Desk.by(DEVICE), Duration.ofHours(1)));

    assertThat(answer.provenance().stale()).isTrue();
    assertThat(answer.quota().remaining()).isZero();
  }

  @Test
  void refusesWithWhatCanBeAnsweredAndWhenTheDayTurns() {
    desk.answer(Desk.by(DEVICE));
    desk.spendAllBut(0);

    assertThat(desk.refusal(Desk.by(URL)))
        .contains("10 requests to Clarity are spent")
        .contains("2026-03-12T00:00:00Z")
        .contains("Browser×OS", "3 days", "spend: never");
  }

  @Test
  void neverSendsTheEleventhRequest() {
    desk.spendAllBut(0);

    desk.refusal(Desk.by(DEVICE));

    assertThat(desk.requests).isEmpty();
  }

  @Test
  void spendsTheReserveOnlyWhenTold() {
    Desk careful = new Desk(SiteShape.SHOP, new Allowance(10, 2));
    careful.spendAllBut(2);

    assertThat(careful.refusal(Desk.by(DEVICE))).contains("spend: reserve");
    careful.answer(Desk.spending(Desk.by(DEVICE), Spend.RESERVE));

    assertThat(careful.requests).hasSize(1);
  }

  @Test
  void aRefusalForQuotaClosesTheDay() {
    desk.answerWith(new ExportOutcome.DayClosed());

    assertThat(desk.refusal(Desk.by(DEVICE))).contains("429");
    desk.answerAgain();
    assertThat(desk.refusal(Desk.by(DEVICE))).contains("429");

    assertThat(desk.requests).hasSize(1);
    assertThat(desk.guard.look().state().remaining()).isZero();
  }

  @Test
  void givesBackOnlyWhatNeverArrived() {
    desk.answerWith(new ExportOutcome.NeverArrived(NetworkFailure.NAME));
    desk.refusal(Desk.by(DEVICE));
    assertThat(desk.guard.look().state().spent()).isZero();

    desk.answerWith(new ExportOutcome.Failed(ExportOutcome.Reason.TIMED_OUT));
    desk.refusal(Desk.by(DEVICE));
    assertThat(desk.guard.look().state().spent()).isEqualTo(1);
  }

  @Test
  void aDroppedDimensionIsAskedForOnceAndThenLeftOut() {
    desk.answerWith(ExportOutcome.Failed.without(List.of(Dimension.CHANNEL)));
    desk.refusal(Desk.by(COUNTRY));
    desk.answerAgain();

    desk.answer(Desk.by(COUNTRY));

    assertThat(desk.requests.get(desk.requests.size() - 1).cube())
        .isEqualTo(Cube.of(COUNTRY, DEVICE));
  }

  @Test
  void answersFromTheStoreWithAWarningWhenClarityFails() {
    desk.answer(Desk.by(DEVICE));
    desk.turn(Duration.ofHours(10));
    desk.answerWith(new ExportOutcome.Failed(ExportOutcome.Reason.SERVER_ERROR, "500"));

    Answer answer = desk.answer(Desk.by(DEVICE));

    assertThat(answer.provenance().stale()).isTrue();
    assertThat(answer.provenance().requestsSpent()).isEqualTo(1);
    assertThat(answer.warnings()).anyMatch(warning -> warning.contains("500"));
  }

  @Test
  void anExportThatCannotBeSavedStillAnswers() {
    desk.history.fillUp();

    Answer first = desk.answer(Desk.by(DEVICE));
    desk.answer(Desk.by(DEVICE));

    assertThat(first.rows()).isNotEmpty();
    assertThat(first.warnings())
        .singleElement()
        .asString()
        .contains("The disk is full.", "could not be saved");
    assertThat(desk.requests).hasSize(1);
  }

  @Test
  void aDiskThatFillsUpInMidCallLosesNeitherTheAnswerNorTheCount() {
    desk.whenAsked(
        () -> {
          desk.history.fillUp();
          desk.ledger.fillUp();
        });

    Answer answer = desk.answer(Desk.by(DEVICE));

    assertThat(answer.rows()).isNotEmpty();
    assertThat(answer.quota().spent()).isEqualTo(1);
  }

  @Test
  void narrowsWhereClarityCutsAndRemembersIt() {
    Desk store = new Desk(SiteShape.DEPARTMENT_STORE, new Allowance(10, 0));

    Answer answer = store.answer(Desk.by(URL));
    int spent = store.requests.size();
    store.answer(Desk.by(URL));

    assertThat(answer.warnings()).anyMatch(warning -> warning.contains("1,000 rows"));
    assertThat(answer.total().values()).isEmpty();
    assertThat(store.requests).hasSize(spent);
    assertThat(store.requests.get(spent - 1).cube()).isEqualTo(Cube.of(URL));
  }

  @Test
  void whatIsMissingInADayMakesALowerBound() {
    Desk store = new Desk(SiteShape.DEPARTMENT_STORE, new Allowance(10, 0));
    for (int day = 0; day < 3; day++) {
      store.sync(new ExportRequest(Cube.of(URL), 1));
      store.turn(Duration.ofDays(day < 2 ? 1 : 0));
    }

    Answer answer = store.answer(Desk.spending(Desk.by(URL), Spend.NEVER));

    assertThat(answer.quality()).containsEntry(Measure.RAGE_CLICKS, Quality.LOWER_BOUND);
  }

  @Test
  void threeDaysComeFromThreeDailyExports() {
    for (int day = 0; day < 3; day++) {
      desk.sync(new ExportRequest(Cube.of(BROWSER, OS, DEVICE), 1));
      desk.turn(Duration.ofDays(day < 2 ? 1 : 0));
    }

    Answer answer = desk.answer(Desk.by(DEVICE));

    assertThat(desk.requests).isEmpty();
    assertThat(answer.provenance().derived()).contains(Derivation.COMPOSED);
    assertThat(answer.quality()).containsEntry(Measure.RAGE_CLICKS, Quality.EXACT);
  }

  @Test
  void yesterdayComesFromTwoNestedExports() {
    Answer answer = desk.answer(Desk.over(Desk.by(DEVICE), 1, 1));

    assertThat(desk.requests).extracting(ExportRequest::days).containsExactly(2, 1);
    assertThat(answer.provenance().derived()).contains(Derivation.SUBTRACTED);
    assertThat(answer.window().to()).isEqualTo(Desk.MORNING.minus(Duration.ofDays(1)));
  }

  @Test
  void saysWhichDaysAreMissing() {
    desk.sync(new ExportRequest(Cube.of(BROWSER, OS, DEVICE), 1));
    desk.turn(Duration.ofDays(2));
    desk.sync(new ExportRequest(Cube.of(BROWSER, OS, DEVICE), 1));

    Answer answer = desk.answer(Desk.over(Desk.spending(Desk.by(DEVICE), Spend.NEVER), 3, 0));

    assertThat(answer.warnings()).anyMatch(warning -> warning.contains("1 are not in the store"));
    assertThat(answer.quality())
        .containsEntry(Measure.RAGE_CLICKS, Quality.EXACT)
        .containsEntry(Measure.SESSIONS, Quality.UPPER_BOUND);
    assertThat(answer.coverage().missing()).hasSize(1);
  }

  @Test
  void fourDimensionsAreRefusedWithoutSpending() {
    Filter os = new Filter(OS, Filter.Op.IS, List.of("iOS"));
    Question question = Desk.by(URL, DEVICE, BROWSER).withFilters(List.of(os));

    assertThat(desk.refusal(question)).contains("three at most");
    assertThat(desk.requests).isEmpty();
  }
}
