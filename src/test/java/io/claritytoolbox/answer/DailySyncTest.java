package io.claritytoolbox.answer;

import static org.assertj.core.api.Assertions.assertThat;

import io.claritytoolbox.clarity.ExportOutcome;
import io.claritytoolbox.demo.SiteShape;
import io.claritytoolbox.model.Caller;
import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.ExportRequest;
import io.claritytoolbox.model.Question;
import io.claritytoolbox.model.Spend;
import io.claritytoolbox.plan.SyncStep;
import io.claritytoolbox.plan.SyncStep.Reason;
import io.claritytoolbox.quota.QuotaGuard.Allowance;
import io.claritytoolbox.spend.DailySync;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class DailySyncTest {
  private final Desk desk = Desk.ofShop();

  @Test
  void takesEachStandardCubeOnceAsADay() {
    sync(desk);

    assertThat(desk.requests).hasSize(5).allMatch(request -> request.days() == 1);
    assertThat(desk.requests).extracting(request -> request.cube()).doesNotHaveDuplicates();
  }

  @Test
  void findsNothingToDoWhenRunTwice() {
    sync(desk);
    desk.turn(Duration.ofHours(3));

    assertThat(desk.analyst.upkeep().due()).isEmpty();
  }

  @Test
  void isDueAgainTheNextDayAtAboutTheSameHour() {
    sync(desk);
    desk.turn(Duration.ofHours(23));

    assertThat(desk.analyst.upkeep().due())
        .hasSize(5)
        .allMatch(step -> step.reason() == Reason.DAILY);
  }

  @Test
  void makesUpForAMissedDayByLongerExports() {
    sync(desk);
    desk.turn(Duration.ofHours(48));

    List<SyncStep> steps = desk.analyst.upkeep().due();

    assertThat(steps).hasSize(10);
    assertThat(steps.subList(5, 10))
        .allMatch(step -> step.reason() == Reason.REPAIR && step.request().days() == 2);
    assertThat(steps.get(5).request().cube()).isEqualTo(Cube.SITE);
  }

  @Test
  void aRepairedDayIsInTheTrend() {
    sync(desk);
    desk.turn(Duration.ofHours(48));
    sync(desk);

    Reply trend =
        desk.analyst.trend(Desk.over(Desk.spending(Desk.by(), Spend.NEVER), 3, 0), Caller.PATIENT);

    assertThat(((Answer) trend).coverage().missing()).isEmpty();
    assertThat(((Answer) trend).rows()).hasSize(3);
  }

  @Test
  void takesTheDaysAndThenTheRepairs() {
    sync(desk);
    desk.turn(Duration.ofHours(48));

    assertThat(desk.analyst.upkeep().take(Desk.NOBODY_WATCHES))
        .isEqualTo(new SyncStep.Outcome(10, 10, false));
    assertThat(desk.analyst.upkeep().due()).isEmpty();
  }

  @Test
  void aRepairThatFailedIsDueForAsLongAsItsDayCanBeTakenAway() {
    sync(desk);
    desk.turn(Duration.ofHours(48));
    desk.analyst.upkeep().due().stream().limit(5).forEach(desk.analyst.upkeep()::takeIfDue);

    desk.turn(Duration.ofMinutes(10));
    assertThat(desk.analyst.upkeep().due())
        .hasSize(5)
        .allMatch(step -> step.reason() == Reason.REPAIR && step.request().days() == 2);
    desk.turn(Duration.ofMinutes(10));
    assertThat(desk.analyst.upkeep().due()).isEmpty();
  }

  @Test
  void stopsWhereTheBudgetEnds() {
    desk.spendAllBut(2);

    List<SyncStep.Result> results = sync(desk);

    assertThat(results)
        .extracting(SyncStep.Result::done)
        .containsExactly(true, true, false, false, false);
    assertThat(desk.requests).hasSize(2);
  }

  @Test
  void takesWhatWasAskedForEveryDayUntilTwoWeeksAfterTheLastQuestion() {
    Desk learning = new Desk(SiteShape.SHOP, new Allowance(10, 0, 7));
    Cube asked = Cube.of(Dimension.DEVICE, Dimension.CAMPAIGN);
    learning.analyst.answer(
        Desk.spending(Desk.by(Dimension.DEVICE, Dimension.CAMPAIGN), Spend.NEVER), Caller.PATIENT);

    for (int day = 0; day <= 15; day++) {
      learning.requests.clear();
      learning.analyst.upkeep().take(Desk.NOBODY_WATCHES);
      assertThat(learning.requests.contains(new ExportRequest(asked, 1)))
          .as("day %s", day)
          .isEqualTo(day <= 14);
      assertThat(learning.requests).hasSize(day <= 14 ? 7 : 6);
      learning.turn(Duration.ofDays(1));
    }
  }

  @Test
  void aQuestionIsNotedOnceADayAndPartsOfOneAreNot() {
    Question question = Desk.by(Dimension.DEVICE, Dimension.CAMPAIGN);
    desk.analyst.answer(question, Caller.ASIDE);
    desk.analyst.answer(Desk.by(Dimension.DEVICE), Caller.PATIENT);
    assertThat(desk.ledger.notes()).isZero();

    desk.analyst.answer(question, Caller.PATIENT);
    desk.analyst.trend(question, Caller.PATIENT);
    assertThat(desk.ledger.notes()).isEqualTo(1);

    desk.turn(Duration.ofDays(1));
    desk.analyst.answer(question, Caller.PATIENT);
    assertThat(desk.ledger.notes()).isEqualTo(2);
  }

  @Test
  void leavesTheReserveAlone() {
    Desk careful = new Desk(SiteShape.SHOP, new Allowance(10, 7));

    assertThat(careful.analyst.upkeep().take(Desk.NOBODY_WATCHES))
        .isEqualTo(new SyncStep.Outcome(5, 3, true));

    assertThat(careful.requests).hasSize(3);
  }

  @Test
  void takesPagesNarrowerWhereTheSiteHasTooMany() {
    Desk store = new Desk(SiteShape.DEPARTMENT_STORE, new Allowance(10, 0));
    sync(store);
    store.turn(Duration.ofHours(24));

    assertThat(store.analyst.upkeep().due())
        .extracting(step -> step.request().cube())
        .contains(Cube.of(Dimension.URL, Dimension.DEVICE));
  }

  @Test
  void takesTheDayInABreakdownThatFitsWhereItCameBackCut() {
    Desk store = new Desk(SiteShape.DEPARTMENT_STORE, new Allowance(10, 0));

    SyncStep.Outcome outcome = store.analyst.upkeep().take(Desk.NOBODY_WATCHES);

    assertThat(outcome).isEqualTo(new SyncStep.Outcome(7, 7, false));
    assertThat(store.requests)
        .extracting(request -> request.cube().toString())
        .containsSubsequence("URL×Device×Channel", "URL×Device", "URL");
    assertThat(store.analyst.upkeep().due()).isEmpty();
  }

  @Test
  void goesOnAfterAStepThatFailedAndTriesItOnce() {
    desk.answerEach(
        request ->
            request.cube().has(Dimension.URL)
                ? new ExportOutcome.Failed(ExportOutcome.Reason.MALFORMED, "400")
                : desk.clarity.fetch(request));

    SyncStep.Outcome outcome = desk.analyst.upkeep().take(Desk.NOBODY_WATCHES);

    assertThat(outcome).isEqualTo(new SyncStep.Outcome(5, 4, false));
    assertThat(desk.requests).hasSize(5).doesNotHaveDuplicates();
  }

  @Test
  void stopsWhereClarityIsOutOfOrder() {
    desk.answerWith(new ExportOutcome.Failed(ExportOutcome.Reason.SERVER_ERROR, "500"));

    SyncStep.Outcome outcome = desk.analyst.upkeep().take(Desk.NOBODY_WATCHES);

    assertThat(outcome).isEqualTo(new SyncStep.Outcome(5, 0, false));
    assertThat(desk.requests).hasSize(2);
  }

  @Test
  void tellsWhatWasDueWhereTheBudgetEnds() {
    desk.spendAllBut(2);

    assertThat(desk.analyst.upkeep().take(Desk.NOBODY_WATCHES))
        .isEqualTo(new SyncStep.Outcome(5, 2, true));
  }

  @Test
  void twoThatRunAtOnceSpendOnOne() {
    Analyst other = desk.analyst(desk.history);
    List<SyncStep> dueForBoth = other.upkeep().due();

    desk.analyst.upkeep().take(Desk.NOBODY_WATCHES);

    assertThat(dueForBoth).hasSize(5).allMatch(step -> other.upkeep().takeIfDue(step).done());
    assertThat(desk.requests).hasSize(5);
  }

  @Test
  void leftoversAreOfTheLastHourOfADay() {
    assertThat(DailySync.isLastHour(Instant.parse("2026-03-11T22:59:59Z"))).isFalse();
    assertThat(DailySync.isLastHour(Instant.parse("2026-03-11T23:00:00Z"))).isTrue();
    assertThat(DailySync.isLastHour(Instant.parse("2026-03-12T00:00:00Z"))).isFalse();
  }

  @Test
  void aRepairThatCameTooLateIsNotSaidToBeStored() {
    sync(desk);
    desk.turn(Duration.ofHours(48));
    List<SyncStep> steps = desk.analyst.upkeep().due();
    steps.stream().limit(5).forEach(desk.analyst.upkeep()::takeIfDue);
    desk.turn(Duration.ofMinutes(16));

    SyncStep.Result late = desk.analyst.upkeep().takeIfDue(steps.get(5));

    assertThat(late.done()).isFalse();
    assertThat(late.sentence()).contains("too long ago");
    assertThat(desk.requests).hasSize(10);
  }

  private static List<SyncStep.Result> sync(Desk desk) {
    return desk.analyst.upkeep().due().stream().map(desk.analyst.upkeep()::takeIfDue).toList();
  }
}
