package io.claritytoolbox.answer;

import static io.claritytoolbox.model.Dimension.BROWSER;
import static io.claritytoolbox.model.Dimension.CAMPAIGN;
import static io.claritytoolbox.model.Dimension.COUNTRY;
import static io.claritytoolbox.model.Dimension.DEVICE;
import static io.claritytoolbox.model.Dimension.SOURCE;
import static io.claritytoolbox.model.Dimension.URL;
import static org.assertj.core.api.Assertions.assertThat;

import io.claritytoolbox.clarity.ExportOutcome;
import io.claritytoolbox.model.Caller;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Question;
import io.claritytoolbox.model.Spend;
import io.claritytoolbox.plan.SyncStep;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests that an outage of Clarity doesn't use up the day's requests. */
final class OutageTest {
  private static final Question FRESH = Desk.noOlderThan(Desk.by(DEVICE), Duration.ZERO);

  private final Desk desk = Desk.ofShop();

  @Test
  void theSecondServerErrorInARowBeginsAPause() {
    failTwice();

    assertThat(desk.refusal(Desk.by(SOURCE)))
        .contains(
            "last 2 requests to Clarity returned no data, the first at 2026-03-11T08:00:00Z",
            "until 2026-03-11T08:31:00Z")
        .contains("spend: never", "spend: reserve");
    assertThat(desk.requests).hasSize(2);
    assertThat(desk.guard.look().state().spent()).isEqualTo(2);
  }

  @Test
  void theRoutineWaitsToo() {
    failTwice();

    SyncStep.Result result = desk.analyst.upkeep().takeIfDue(desk.analyst.upkeep().due().get(0));

    assertThat(result.done()).isFalse();
    assertThat(result.sentence()).contains("no request is sent until");
    assertThat(desk.requests).hasSize(2);
  }

  @Test
  void storedAnswersGoOnAndSayWhyTheyAreNotFresher() {
    desk.answer(Desk.by(DEVICE, BROWSER));
    desk.turn(Duration.ofHours(1));
    failTwice();

    assertThat(desk.answer(FRESH).warnings())
        .anyMatch(warning -> warning.contains("no request is sent"));
    assertThat(desk.requests).hasSize(3);
    assertThat(desk.analyst.cost(Desk.by(SOURCE)).answerable()).isFalse();
  }

  @Test
  void everyFurtherErrorDoublesThePauseToFourHoursAtMost() {
    failTwice();
    for (int minutes : new int[] {30, 60, 120, 240, 240}) {
      int made = desk.requests.size();
      desk.turn(Duration.ofMinutes(minutes).minusSeconds(1));
      desk.refusal(Desk.by(SOURCE));
      assertThat(desk.requests).as("%d minutes, not yet", minutes).hasSize(made);
      desk.turn(Duration.ofSeconds(1));
      desk.refusal(Desk.by(SOURCE));
      assertThat(desk.requests).as("after %d minutes", minutes).hasSize(made + 1);
    }
  }

  @Test
  void anyAnswerEndsIt() {
    failTwice();
    desk.turn(Duration.ofMinutes(30));
    desk.answerAgain();
    desk.answer(Desk.by(DEVICE));
    desk.answerWith(new ExportOutcome.Failed(ExportOutcome.Reason.SERVER_ERROR, "500"));
    desk.turn(Duration.ofMinutes(1));
    desk.refusal(Desk.by(SOURCE));
    desk.answerAgain();

    desk.answer(Desk.by(SOURCE));

    assertThat(desk.requests).hasSize(5);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OTHER_BREAKDOWN")
  void whateverBringsNothingTwiceInARowBeginsIt(ExportOutcome.Reason reason) {
    desk.answerWith(new ExportOutcome.Failed(reason));
    for (Dimension each : List.of(DEVICE, URL, COUNTRY, SOURCE, BROWSER)) {
      desk.refusal(Desk.by(each));
    }

    assertThat(desk.requests).hasSize(2);
    assertThat(desk.guard.look().outage()).isPresent();
  }

  @Test
  void aDroppedDimensionIsNoOutage() {
    desk.answerWith(ExportOutcome.Failed.without(List.of(CAMPAIGN)));
    desk.refusal(Desk.by(CAMPAIGN));
    desk.answerWith(ExportOutcome.Failed.without(List.of(COUNTRY)));
    desk.refusal(Desk.by(COUNTRY));

    assertThat(desk.guard.look().outage()).isEmpty();
  }

  @Test
  void whoDemandsItAsksAllTheSame() {
    failTwice();
    desk.answerAgain();

    desk.answer(Desk.spending(Desk.by(SOURCE), Spend.RESERVE));

    assertThat(desk.requests).hasSize(3);
    assertThat(desk.guard.look().outage()).isEmpty();
  }

  @Test
  void midnightDoesNotEndIt() {
    desk.turn(Duration.ofHours(16).minusMinutes(20));
    failTwice();
    desk.turn(Duration.ofMinutes(25));

    assertThat(desk.guard.look().state().spent()).isZero();
    assertThat(desk.refusal(Desk.by(SOURCE)))
        .contains("no request is sent until 2026-03-12T00:11:00Z");
  }

  @Test
  void anErrorOnEachSideOfMidnightIsTwo() {
    desk.turn(Duration.ofHours(16).minusSeconds(30));
    failTwice();

    assertThat(desk.guard.look().state().spent()).isEqualTo(1);
    assertThat(desk.guard.look().outage()).isPresent();
  }

  @Test
  void whatIsDatedInTheFutureDoesNotPause() {
    failTwice();
    desk.turn(Duration.ofHours(-3));
    desk.answerAgain();

    desk.answer(Desk.by(SOURCE));

    assertThat(desk.requests).hasSize(3);
  }

  @Test
  void theReportSaysWhyNothingIsMade() {
    failTwice();

    assertThat(desk.analyst.quota().warnings())
        .singleElement()
        .asString()
        .contains("no request is sent until 2026-03-11T08:31:00Z");
    assertThat(desk.analyst.quota().requests()).extracting("outcome").containsOnly("refused");
  }

  @Test
  void theReportSaysWhyNothingIsLeftOnceClarityRefused() {
    desk.answerWith(new ExportOutcome.DayClosed());
    desk.refusal(Desk.by(DEVICE));

    assertThat(desk.analyst.quota().quota().remaining()).isZero();
    assertThat(desk.analyst.quota().warnings()).singleElement().asString().contains("(429)");
  }

  /** Two failures a minute apart. */
  private void failTwice() {
    desk.answerWith(new ExportOutcome.Failed(ExportOutcome.Reason.SERVER_ERROR, "503"));
    ask(Desk.by(DEVICE));
    desk.turn(Duration.ofMinutes(1));
    ask(Desk.by(URL));
  }

  private void ask(Question question) {
    desk.analyst.answer(Desk.noOlderThan(question, Duration.ZERO), Caller.PATIENT);
  }
}
