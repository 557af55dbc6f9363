package io.claritytoolbox.clarity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.claritytoolbox.clarity.ExportOutcome.Answered;
import io.claritytoolbox.clarity.ExportOutcome.DayClosed;
import io.claritytoolbox.clarity.ExportOutcome.Failed;
import io.claritytoolbox.clarity.ExportOutcome.NeverArrived;
import io.claritytoolbox.clarity.ExportOutcome.NotSent;
import io.claritytoolbox.clarity.ExportOutcome.Obstacle;
import io.claritytoolbox.clarity.ExportOutcome.Reason;
import io.claritytoolbox.clarity.ExportOutcome.TokenRejected;
import io.claritytoolbox.http.NetworkFailure;
import io.claritytoolbox.http.Retries;
import io.claritytoolbox.http.TokenRing.Rejection;
import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.Export;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests when a call is repeated. Time passes only during delays and calls. */
final class RetriesTest {
  private static final ExportOutcome ANSWERED =
      new Answered(
          new Export(Cube.SITE, 1, Instant.EPOCH, List.of(), List.of(), false, "[]", List.of()));
  private static final ExportOutcome NO_NAME = new NeverArrived(NetworkFailure.NAME);

  private final List<Duration> waits = new ArrayList<>();
  private Instant now = Asking.NOW;
  private Duration aCallTakes = Duration.ZERO;
  private double random = 0.5;
  private int calls;

  @Test
  void callsAgainWhatNeverArrived() {
    assertThat(outcome(NO_NAME, ANSWERED)).isEqualTo(ANSWERED);
    assertThat(calls).isEqualTo(2);
  }

  @Test
  void givesUpAfterTheThirdCall() {
    ExportOutcome last = new NeverArrived(NetworkFailure.TLS);

    assertThat(outcome(NO_NAME, NO_NAME, last, ANSWERED)).isEqualTo(last);
    assertThat(calls).isEqualTo(3);
  }

  @ParameterizedTest
  @MethodSource
  void callsOnceWhereAnotherCallCostsARequestOrChangesNothing(ExportOutcome outcome) {
    assertThat(outcome(outcome, ANSWERED)).isEqualTo(outcome);
    assertThat(calls).isEqualTo(1);
  }

  static Stream<ExportOutcome> callsOnceWhereAnotherCallCostsARequestOrChangesNothing() {
    return Stream.of(
        ANSWERED,
        new TokenRejected(Rejection.NOT_ACCEPTED, "the first token", "T", 1),
        new DayClosed(),
        new Failed(Reason.SERVER_ERROR, "503"),
        new Failed(Reason.CUT),
        new Failed(Reason.TIMED_OUT),
        new Failed(Reason.CONNECTION_LOST),
        new NotSent(Obstacle.TOKEN, "T"));
  }

  @Test
  void stopsOnceACallMayHaveArrived() {
    ExportOutcome lost = new Failed(Reason.CONNECTION_LOST);

    assertThat(outcome(NO_NAME, lost, ANSWERED)).isEqualTo(lost);
    assertThat(calls).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({"0, 375, 750", "0.5, 300, 600", "1, 225, 450"})
  void waitsTwiceAsLongBeforeTheThirdCallGiveOrTakeAQuarter(
      double chance, long first, long second) {
    random = chance;

    outcome(NO_NAME, NO_NAME, ANSWERED);

    assertThat(waits).containsExactly(Duration.ofMillis(first), Duration.ofMillis(second));
  }

  @Test
  void beginsNoOtherCallAfterEightSeconds() {
    aCallTakes = Duration.ofSeconds(8);

    assertThat(outcome(NO_NAME, ANSWERED)).isEqualTo(NO_NAME);
    assertThat(waits).isEmpty();
  }

  @Test
  void waitsNoLongerThanTheEightSeconds() {
    aCallTakes = Duration.ofMillis(7_900);

    assertThat(outcome(NO_NAME, ANSWERED)).isEqualTo(ANSWERED);
    assertThat(waits).containsExactly(Duration.ofMillis(100));
  }

  @Test
  void anInterruptEndsTheWaitWithWhatIsKnown() {
    Retries.Sleeper interrupted =
        time -> {
          throw new InterruptedException();
        };

    ExportOutcome outcome =
        new Retries(() -> now, interrupted, () -> random)
            .of(this::noName, NeverArrived.class::isInstance);

    assertThat(Thread.interrupted()).isTrue();
    assertThat(outcome).isEqualTo(NO_NAME);
    assertThat(calls).isEqualTo(1);
  }

  private ExportOutcome noName() {
    calls++;
    return NO_NAME;
  }

  @Test
  void aDefectIsNotTriedAgain() {
    assertThatThrownBy(() -> retries().of(this::broken, NeverArrived.class::isInstance))
        .isInstanceOf(IllegalStateException.class);
    assertThat(calls).isEqualTo(1);
  }

  private ExportOutcome broken() {
    calls++;
    throw new IllegalStateException("defect");
  }

  private ExportOutcome outcome(ExportOutcome... inTurn) {
    Deque<ExportOutcome> outcomes = new ArrayDeque<>(List.of(inTurn));
    return retries()
        .of(
            () -> {
              calls++;
              now = now.plus(aCallTakes);
              return outcomes.remove();
            },
            NeverArrived.class::isInstance);
  }

  private Retries retries() {
    return new Retries(() -> now, this::sleep, () -> random);
  }

  private void sleep(Duration time) {
    waits.add(time);
    now = now.plus(time);
  }
}
