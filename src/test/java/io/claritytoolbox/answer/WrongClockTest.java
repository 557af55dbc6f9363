package io.claritytoolbox.answer;

import static io.claritytoolbox.model.Dimension.DEVICE;
import static io.claritytoolbox.model.Dimension.SOURCE;
import static org.assertj.core.api.Assertions.assertThat;

import io.claritytoolbox.clarity.ExportOutcome.Answered;
import io.claritytoolbox.clarity.ExportOutcome.DayClosed;
import io.claritytoolbox.model.Caller;
import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.Export;
import io.claritytoolbox.model.ProjectId;
import io.claritytoolbox.model.Question;
import io.claritytoolbox.model.Spend;
import io.claritytoolbox.quota.ClockReading;
import io.claritytoolbox.quota.QuotaDay;
import io.claritytoolbox.quota.QuotaGuard;
import io.claritytoolbox.quota.QuotaLedger;
import io.claritytoolbox.quota.QuotaLedger.Fate;
import io.claritytoolbox.quota.QuotaLedger.Purpose;
import io.claritytoolbox.quota.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests the day of a request if this computer's clock and Clarity's differ. */
final class WrongClockTest {
  private static final ProjectId SHOP = new ProjectId("shop");
  private static final Question FRESH = Desk.noOlderThan(Desk.by(DEVICE), Duration.ZERO);

  private final Desk desk = Desk.ofShop();

  @Test
  void aClockThatIsSetThreeTimesADaySpendsOneBudgetAndTheOneThatShowsIt() {
    Instant afternoon = Desk.MORNING.plus(Duration.ofHours(8));
    hearing();
    showing(afternoon, Duration.ofDays(-2));
    askAsOften(12);
    assertThat(desk.requests).as("two days slow").hasSize(10);
    showing(afternoon.plusSeconds(600), Duration.ZERO);
    askAsOften(12);
    assertThat(desk.requests).as("right").hasSize(10);
    showing(afternoon.plusSeconds(1200), Duration.ofHours(9));
    askAsOften(12);

    assertThat(desk.requests).as("nine hours fast").hasSizeLessThanOrEqualTo(11);
  }

  @Test
  void anAnswerSaysThatTheClockIsWrongAndIsDatedByClaritys() {
    hearing();
    showing(Desk.MORNING, Duration.ofHours(9));
    desk.answer(FRESH);

    Answer answer = desk.answer(Desk.by(DEVICE));

    assertThat(answer.window().to()).isEqualTo(Desk.MORNING);
    assertThat(answer.provenance().age()).isZero();
    assertThat(answer.warnings())
        .containsExactly(
            "This computer's clock is 9 hours fast, so times and the day's requests are those of"
                + " Clarity's clock. Set the clock.");
    assertThat(desk.analyst(desk.history).quota().warnings()).hasSize(1);
  }

  @Test
  void twoMinutesAreNoDifference() {
    hearing();
    showing(Desk.MORNING, Duration.ofMinutes(2));
    desk.answer(FRESH);

    assertThat(desk.answer(Desk.by(DEVICE)).warnings()).isEmpty();
    assertThat(desk.ledger.read(SHOP, QuotaDay.of(Desk.MORNING)).clock())
        .isEqualTo(ClockReading.NONE);
  }

  @Test
  void aCallAcrossMidnightCountsOnBothDays() {
    QuotaDay before = QuotaDay.of(desk.instant());
    desk.whenAsked(() -> desk.turn(Duration.ofHours(17)));
    desk.answer(FRESH);

    assertThat(fates(before)).containsExactly(Fate.ANSWERED);
    assertThat(fates(QuotaDay.of(desk.instant()))).containsExactly(Fate.ANSWERED);
  }

  @Test
  void aRefusalInTheFirstMinutesIsOfTheDayBefore() {
    desk.turn(Duration.ofHours(16).plusMinutes(4));
    desk.answerWith(new DayClosed());

    assertThat(desk.refusal(FRESH)).contains("Ask again in a few minutes");
    assertThat(desk.guard.look().state().remaining()).isEqualTo(9);
    assertThat(desk.ledger.read(SHOP, QuotaDay.of(Desk.MORNING)).closed()).isTrue();
  }

  @Test
  void aRefusalByAFastClockClosesClaritysDay() {
    desk.turn(Duration.ofHours(17));
    desk.ahead = Duration.ofHours(-9);
    desk.answerWith(new DayClosed());
    desk.refusal(FRESH);

    assertThat(desk.ledger.read(SHOP, QuotaDay.of(Desk.MORNING)).closed()).isTrue();
    assertThat(desk.ledger.read(SHOP, QuotaDay.of(desk.instant())).closed()).isFalse();
    assertThat(desk.guard.look().available(Spend.RESERVE)).isZero();
  }

  @Test
  void aDayThatClosedEarlyIsTriedOnceMore() {
    desk.answerWith(new DayClosed());
    desk.refusal(FRESH);
    desk.turn(Duration.ofMinutes(59));
    desk.refusal(FRESH);
    assertThat(desk.requests).hasSize(1);
    desk.turn(Duration.ofMinutes(1));
    desk.answerAgain();

    desk.answer(FRESH);

    assertThat(desk.guard.look().state().remaining()).isEqualTo(8);
  }

  @Test
  void whatIsRefusedTwiceStaysClosed() {
    desk.answerWith(new DayClosed());
    for (int hour = 0; hour < 12; hour++) {
      desk.refusal(FRESH);
      desk.turn(Duration.ofHours(1));
    }

    assertThat(desk.requests).hasSize(2);
  }

  @Test
  void aDayThatIsSpentByOurOwnCountTooIsNotTriedAgain() {
    desk.spendAllBut(4);
    desk.answerWith(new DayClosed());
    desk.refusal(FRESH);
    desk.turn(Duration.ofHours(5));
    desk.refusal(FRESH);

    assertThat(desk.requests).hasSize(1);
  }

  @Test
  void theTimeOfTheStoresServerDecidesForAll() {
    Instant server = Desk.MORNING.plus(Duration.ofDays(3));
    desk.ledger.runOnAServer(server);
    QuotaGuard guard = new QuotaGuard(desk.ledger, SHOP, new QuotaGuard.Allowance(10, 0), desk);

    Verdict verdict = guard.take(guard.look(), new Purpose(Cube.SITE, 1, guard.now()), Spend.AUTO);
    guard.noteClock(Duration.ofHours(-9));

    assertThat(verdict).isInstanceOf(Verdict.Granted.class);
    assertThat(fates(QuotaDay.of(server))).containsExactly(Fate.SENT);
    assertThat(guard.now()).isEqualTo(server);
    assertThat(guard.look().warnings()).singleElement().asString().contains("the store's server");
  }

  /** Sets the desk's clock while Clarity's is correct. */
  private void showing(Instant now, Duration fast) {
    desk.turn(Duration.between(desk.instant(), now.plus(fast)));
    desk.ahead = fast.negated();
  }

  private void hearing() {
    desk.answerEach(
        request -> {
          Export export = ((Answered) desk.clarity.fetch(request)).export();
          return new Answered(export.takenAt(desk.instant().plus(desk.ahead)));
        });
  }

  /** Each question comes from another process. */
  private void askAsOften(int times) {
    for (int time = 0; time < times; time++) {
      Question question = Desk.noOlderThan(Desk.by(SOURCE), Duration.ZERO);
      desk.turn(Duration.ofSeconds(1));
      desk.analyst(desk.history).answer(question, Caller.PATIENT);
    }
  }

  private List<Fate> fates(QuotaDay day) {
    return desk.ledger.read(SHOP, day).entries().stream().map(QuotaLedger.Entry::fate).toList();
  }
}
