package io.claritytoolbox.clarity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.claritytoolbox.clarity.ExportOutcome.Inexpressible;
import io.claritytoolbox.clarity.ExportOutcome.NeverArrived;
import io.claritytoolbox.clarity.ExportOutcome.Obstacle;
import io.claritytoolbox.clarity.ExportOutcome.PerhapsArrived;
import io.claritytoolbox.clarity.ExportOutcome.Refused;
import io.claritytoolbox.clarity.ExportOutcome.Unreadable;
import io.claritytoolbox.clarity.ExportOutcome.What;
import io.claritytoolbox.clarity.ExportOutcome.Where;
import io.claritytoolbox.clarity.ExportOutcome.Why;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class PatientExportClientTest {
  private static final ExportOutcome ANSWERED =
      Asking.echo(new byte[0], Asking.SITE, Instant.EPOCH);
  private static final ExportOutcome NO_NAME = new NeverArrived(Where.NAME);
  private static final Duration MOMENT = Duration.ofMillis(1);
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Patience QUICK = new Patience(3, MOMENT, MOMENT.multipliedBy(4), LONG);

  private final Deque<ExportOutcome> outcomes = new ArrayDeque<>();
  private int calls;

  @Test
  void callsAgainWhatNeverArrived() {
    assertThat(fetch(QUICK, NO_NAME, ANSWERED)).isEqualTo(ANSWERED);
    assertThat(calls).isEqualTo(2);
  }

  @Test
  void givesUpAfterTheThirdCall() {
    ExportOutcome last = new NeverArrived(Where.TLS);

    assertThat(fetch(QUICK, NO_NAME, NO_NAME, last, ANSWERED)).isEqualTo(last);
    assertThat(calls).isEqualTo(3);
  }

  @ParameterizedTest
  @MethodSource("allThatMayHaveArrived")
  void callsOnceWhereACallMayHaveCostARequest(ExportOutcome outcome) {
    assertThat(fetch(QUICK, outcome, ANSWERED)).isEqualTo(outcome);
    assertThat(calls).isEqualTo(1);
  }

  static Stream<ExportOutcome> allThatMayHaveArrived() {
    return Stream.of(
        ANSWERED,
        new Refused(429),
        new Refused(503),
        new Unreadable(What.CUT),
        new PerhapsArrived(Why.TIMED_OUT),
        new PerhapsArrived(Why.CONNECTION_LOST),
        new Inexpressible(Obstacle.TOKEN));
  }

  @Test
  void stopsOnceACallMayHaveArrived() {
    ExportOutcome lost = new PerhapsArrived(Why.CONNECTION_LOST);

    assertThat(fetch(QUICK, NO_NAME, lost, ANSWERED)).isEqualTo(lost);
    assertThat(calls).isEqualTo(2);
  }

  @Test
  void losesPatience() {
    Duration inAll = Duration.ofMillis(50);
    Patience little = new Patience(3, MOMENT, MOMENT.multipliedBy(4), inAll);
    ExportClient slow =
        request -> {
          calls++;
          LockSupport.parkNanos(inAll.multipliedBy(2).toNanos());
          return NO_NAME;
        };

    assertThat(new PatientExportClient(slow, little).fetch(Asking.SITE)).isEqualTo(NO_NAME);
    assertThat(calls).isEqualTo(1);
  }

  @Test
  void waitsBeforeItCallsAgain() {
    long start = System.nanoTime();
    Duration wait = Duration.ofMillis(100);

    fetch(new Patience(2, wait, wait.multipliedBy(2), LONG), NO_NAME, ANSWERED);

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(70));
  }

  @Test
  void anInterruptEndsTheWaitWithWhatIsKnown() {
    Thread.currentThread().interrupt();

    ExportOutcome outcome =
        fetch(new Patience(3, LONG, LONG.multipliedBy(2), LONG.multipliedBy(9)), NO_NAME, ANSWERED);

    assertThat(Thread.interrupted()).isTrue();
    assertThat(outcome).isEqualTo(NO_NAME);
    assertThat(calls).isEqualTo(1);
  }

  @Test
  void aDefectIsNotTriedAgain() {
    ExportClient broken =
        request -> {
          calls++;
          throw new IllegalStateException("defect");
        };

    assertThatThrownBy(() -> new PatientExportClient(broken, QUICK).fetch(Asking.SITE))
        .isInstanceOf(IllegalStateException.class);
    assertThat(calls).isEqualTo(1);
  }

  private ExportOutcome fetch(Patience patience, ExportOutcome... inTurn) {
    outcomes.addAll(List.of(inTurn));
    ExportClient client =
        request -> {
          calls++;
          return outcomes.remove();
        };
    return new PatientExportClient(client, patience).fetch(Asking.SITE);
  }
}
