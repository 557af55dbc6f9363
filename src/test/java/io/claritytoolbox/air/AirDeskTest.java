package io.claritytoolbox.air;

import static org.assertj.core.api.Assertions.assertThat;

import io.claritytoolbox.air.AirReader.Page;
import io.claritytoolbox.air.Reply.Answered;
import io.claritytoolbox.air.Reply.Failed;
import io.claritytoolbox.air.Reply.Why;
import io.claritytoolbox.air.model.Frequency;
import io.claritytoolbox.air.model.Measurement;
import io.claritytoolbox.model.Caller;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tests when answers come from the store or from Clarity Movement, and their warnings. */
final class AirDeskTest {
  private final AirRoom room = new AirRoom();

  @AfterEach
  void close() {
    room.close();
  }

  @Test
  void whatWasFetchedAnswersAgainWithoutACall() {
    room.source.pages.add(page(null, 1, 2, 3));

    AirAnswer fetched = answered(ask(24));
    AirAnswer again = answered(ask(24));
    AirAnswer shorter = answered(ask(2));

    assertThat(fetched.origin().calls()).isEqualTo(2);
    assertThat(again.origin().calls()).isZero();
    assertThat(again.measurements()).isEqualTo(fetched.measurements());
    assertThat(shorter.measurements()).hasSize(2);
    assertThat(room.source.calls).containsExactly("measurements", "datasources");
  }

  @Test
  void anHourThatEndedSinceIsAskedFor() {
    room.source.pages.add(page(null, 1));
    room.source.pages.add(page(null, 0, 1));
    ask(24);
    room.now = room.now.plus(Duration.ofMinutes(20));

    assertThat(answered(ask(24)).origin().calls()).isZero();
    room.now = room.now.plus(Duration.ofMinutes(20));
    assertThat(answered(ask(24)).origin().calls()).isEqualTo(1);
  }

  @Test
  void aLongerQuestionIsNotAnsweredByAShorterOnesMeasurements() {
    room.source.pages.add(page(null, 1));
    room.source.pages.add(page(null, 1, 30));
    ask(2);

    assertThat(answered(ask(40)).origin().calls()).isEqualTo(1);
  }

  @Test
  void aQuestionAboutAllAnswersOneAboutASensor() {
    room.source.pages.add(page(null, 1, 2));
    ask(24);

    assertThat(answered(room.desk.air(question(24, List.of("D1")), Caller.PATIENT)).measurements())
        .hasSize(2);
    assertThat(room.source.calls).containsOnlyOnce("measurements");
  }

  @Test
  void followsTheContinuationUntilItBringsNothing() {
    room.source.pages.add(page("a", 1));
    room.source.pages.add(page("b", 2));
    room.source.pages.add(page("c", 3));
    room.source.pages.add(page("d"));

    AirAnswer answer = answered(ask(24));

    assertThat(answer.measurements()).hasSize(3);
    assertThat(answer.warnings()).isEmpty();
    assertThat(room.source.calls)
        .containsExactly("measurements", "more a", "more b", "more c", "datasources");
  }

  @Test
  void saysThatTheContinuationWentOnBeyondTheBound() {
    IntStream.range(0, 40).forEach(i -> room.source.pages.add(page("t", i % 20)));

    AirAnswer answer = answered(ask(24));

    assertThat(room.source.calls).filteredOn(call -> !call.equals("datasources")).hasSize(20);
    assertThat(answer.warnings())
        .singleElement()
        .asString()
        .contains("Measurements are missing: more than 20 calls bring.", "fewer datasources");
    assertThat(answered(ask(24)).origin().calls()).as("not taken for whole").isPositive();
  }

  @Test
  void aFailureInMidContinuationIsToldAndWhatCameIsKept() {
    room.source.pages.add(page("a", 1));
    room.source.failures.add(AirFaults.status(503));

    AirAnswer answer = answered(ask(24));

    assertThat(answer.measurements()).hasSize(1);
    assertThat(answer.warnings()).singleElement().asString().contains("server error (503)");
    assertThat(room.store.extent(room.now).all()).isEqualTo(1);
  }

  @Test
  void whereTheCallFailsTheStoreAnswersAndSaysWhy() {
    room.source.pages.add(page(null, 1, 2));
    ask(24);
    room.now = room.now.plus(Duration.ofMinutes(50));
    room.source.failures.add(AirFaults.status(500));

    AirAnswer stale = answered(ask(24));

    assertThat(stale.measurements()).hasSize(2);
    assertThat(stale.warnings()).singleElement().asString().contains("(500)", "from the store");
  }

  @Test
  void withoutAnythingStoredTheFailureIsTheAnswer() {
    room.source.failures.add(AirFaults.notAccepted("the key in CLARITY_AIR_API_KEY"));

    assertThat(ask(24))
        .isInstanceOfSatisfying(
            Failed.class,
            failed -> {
              assertThat(failed.why()).isEqualTo(Why.REFUSED);
              assertThat(failed.sentence()).contains("(401)", "application's key");
            });
  }

  @Test
  void theStoreAloneAnswersHoweverOldAndFarBack() {
    room.source.pages.add(page(null, 1, 2));
    ask(24);
    room.now = room.now.plus(Duration.ofDays(30));
    AirQuestion question =
        new AirQuestion(
            Frequency.HOUR,
            List.of(),
            List.of("pm2_5ConcMass1HourMean"),
            24 * 40,
            Duration.ZERO,
            AirQuestion.From.STORED);

    assertThat(answered(room.desk.air(question, Caller.PATIENT)).measurements()).hasSize(2);
    assertThat(room.source.calls).containsOnlyOnce("measurements");
  }

  @Test
  void asksNoFurtherBackThanClarityMovementGoes() {
    room.source.pages.add(page(null, 1));
    room.now = room.now.plus(Duration.ofMinutes(10));

    answered(ask(48));

    assertThat(room.source.queries.get(0).from()).isEqualTo(room.now.minus(Duration.ofHours(48)));
    assertThat(room.source.queries.get(0).to()).isEqualTo(AirRoom.NOON);
  }

  @Test
  void aMeasurementThatCameTwiceCountsOnce() {
    room.source.pages.add(page("a", 1, 1));
    room.source.pages.add(page(null, 1));

    assertThat(answered(ask(24)).measurements()).hasSize(1);
  }

  @Test
  void saysHowManyRowsCouldNotBeRead() {
    room.source.pages.add(new Page(List.of(), null, 2));

    assertThat(answered(ask(24)).warnings())
        .containsExactly("2 measurements could not be read and are left out.");
  }

  private Reply<AirAnswer> ask(int hours) {
    return room.desk.air(question(hours, List.of()), Caller.PATIENT);
  }

  private static AirQuestion question(int hours, List<String> datasources) {
    return new AirQuestion(
        Frequency.HOUR,
        datasources,
        List.of("pm2_5ConcMass1HourMean"),
        hours,
        Frequency.HOUR.fresh(),
        AirQuestion.From.AUTO);
  }

  private static <T> T answered(Reply<T> reply) {
    assertThat(reply).isInstanceOf(Answered.class);
    return ((Answered<T>) reply).value();
  }

  /** A page of measurements of one sensor, the given hours before noon. */
  private static Page page(String token, int... hoursAgo) {
    List<Measurement> all =
        IntStream.of(hoursAgo)
            .mapToObj(hours -> measured(AirRoom.NOON.minus(Duration.ofHours(hours))))
            .toList();
    return new Page(all, token, 0);
  }

  private static Measurement measured(Instant time) {
    return new Measurement(
        "D1", "pm2_5ConcMass1HourMean", time, 5.0, 5.0, "µg/m³", "calibrated-ready", "valid");
  }
}
