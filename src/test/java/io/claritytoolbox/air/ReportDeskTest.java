package io.claritytoolbox.air;

import static org.assertj.core.api.Assertions.assertThat;

import io.claritytoolbox.air.Reply.Answered;
import io.claritytoolbox.air.Reply.Failed;
import io.claritytoolbox.air.Reply.Why;
import io.claritytoolbox.air.model.Frequency;
import io.claritytoolbox.air.model.MeasurementQuery;
import io.claritytoolbox.air.model.Report;
import io.claritytoolbox.http.NetworkFailure;
import io.claritytoolbox.model.Caller;
import io.claritytoolbox.quota.QuotaDay;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Tests that a report is counted before it is requested, never requested twice, and awaited
 * briefly.
 */
final class ReportDeskTest {
  private static final Report WORKING =
      new Report("JB1", Report.State.IN_PROGRESS, List.of(), null);
  private static final Report READY =
      new Report("JB1", Report.State.READY, List.of("https://files.example/1"), null);

  private final AirRoom room = new AirRoom();

  @AfterEach
  void close() {
    room.close();
  }

  @Test
  void waitsForAReportOfThreeLooks() {
    room.source.made.add(new Answered<>(WORKING));
    looks(WORKING, WORKING, READY);

    ReportDesk.Standing standing = answered(ask("2026-01-01"));

    assertThat(standing.report()).isEqualTo(READY);
    assertThat(standing.requested()).isEqualTo(1);
    assertThat(standing.quota().spent()).isEqualTo(1);
    assertThat(room.pauses).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2));
  }

  @Test
  void aReportThatIsNotReadyIsToldWithItsIdAndReadLaterForNothing() {
    room.source.made.add(new Answered<>(WORKING));
    for (int i = 0; i < 20; i++) {
      looks(WORKING);
    }

    assertThat(answered(ask("2026-01-01")).report()).isEqualTo(WORKING);
    assertThat(room.pauses.stream().mapToLong(Duration::toSeconds).sum()).isLessThanOrEqualTo(30);
    room.source.looks.clear();
    looks(READY);
    ReportDesk.Standing later = answered(room.reports.again("JB1", Caller.PATIENT));
    assertThat(later.report()).isEqualTo(READY);
    assertThat(later.requested()).isZero();
    assertThat(room.spent()).isEqualTo(1);
  }

  @Test
  void theSameQuestionIsNotRequestedTwiceInADay() {
    room.source.made.add(new Answered<>(READY));
    ask("2026-01-01");
    looks(READY);

    ReportDesk.Standing again = answered(ask("2026-01-01"));

    assertThat(again.requested()).isZero();
    assertThat(again.warnings()).singleElement().asString().contains("requested before");
    assertThat(room.source.calls).containsExactly("request", "look JB1");
    room.now = room.now.plus(Duration.ofHours(25));
    room.source.made.add(new Answered<>(READY));
    assertThat(answered(ask("2026-01-01")).requested()).isEqualTo(1);
  }

  @Test
  void refusesTheThirtyFirstReportOfTheDay() {
    for (int i = 1; i <= ReportDesk.DAILY_LIMIT; i++) {
      room.source.made.add(new Answered<>(READY));
      answered(ask("2026-01-%02d".formatted(i)));
    }

    assertThat(ask("2026-02-01"))
        .isInstanceOfSatisfying(
            Failed.class,
            failed ->
                assertThat(failed.sentence())
                    .contains(
                        "Today's 30 report requests to Clarity Movement are spent",
                        "2026-08-06T00:00:00Z",
                        "`report_id`"));
    assertThat(room.source.calls).hasSize(30);
  }

  @ParameterizedTest
  @EnumSource(
      value = NetworkFailure.class,
      names = {"NAME", "CONNECTION", "TLS"})
  void whatNeverArrivedIsRefunded(NetworkFailure failure) {
    room.source.made.add(AirFaults.network(failure));

    assertThat(failed(ask("2026-01-01")).sentence()).contains("No report request was spent.");
    assertThat(room.spent()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"500, FAILED", "400, FAILED", "302, FAILED"})
  void whatWasRefusedCounts(int status, Why why) {
    room.source.made.add(AirFaults.status(status));

    Failed<?> failed = failed(ask("2026-01-01"));
    assertThat(failed.why()).isEqualTo(why);
    assertThat(failed.sentence()).contains("counts against today's 30 reports");
    assertThat(room.spent()).isEqualTo(1);
  }

  @Test
  void whereClarityMovementSaysThatTheyAreSpentNoneIsRequestedAnyMore() {
    room.source.made.add(AirFaults.status(429));
    ask("2026-01-01");

    assertThat(failed(ask("2026-01-02")).sentence()).contains("are spent (429)");
    assertThat(room.source.calls).containsExactly("request");
  }

  @Test
  void whatMayHaveArrivedCounts() {
    room.source.made.add(AirFaults.network(NetworkFailure.TIMED_OUT));

    assertThat(failed(ask("2026-01-01")).sentence()).contains("did not answer in time", "counts");
    assertThat(room.spent()).isEqualTo(1);
  }

  @Test
  void aLookThatFailsTellsTheIdAllTheSame() {
    room.source.made.add(new Answered<>(WORKING));
    room.source.looks.add(AirFaults.status(500));

    ReportDesk.Standing standing = answered(ask("2026-01-01"));

    assertThat(standing.report().id()).isEqualTo("JB1");
    assertThat(standing.warnings()).singleElement().asString().contains("(500)");
  }

  /** Reports have their own limit. */
  @Test
  void leavesTheBudgetOfExportsAlone() {
    room.source.made.add(new Answered<>(READY));
    ask("2026-01-01");

    assertThat(room.storage.ledger().read(AirRoom.ORG.account(), QuotaDay.of(room.now)).entries())
        .isEmpty();
  }

  private void looks(Report... inTurn) {
    for (Report each : inTurn) {
      room.source.looks.add(new Answered<>(each));
    }
  }

  private Reply<ReportDesk.Standing> ask(String day) {
    Instant from = Instant.parse(day + "T00:00:00Z");
    return room.reports.report(
        new MeasurementQuery(
            Frequency.DAY,
            List.of(),
            List.of("pm2_5ConcMass24HourMean"),
            from,
            from.plus(Duration.ofDays(1))),
        Caller.PATIENT);
  }

  private static <T> T answered(Reply<T> reply) {
    assertThat(reply).isInstanceOf(Answered.class);
    return Objects.requireNonNull(((Answered<T>) reply).value());
  }

  private static Failed<?> failed(Reply<?> reply) {
    assertThat(reply).isInstanceOf(Failed.class);
    return (Failed<?>) reply;
  }
}
