package io.claritytoolbox.answer;

import static org.assertj.core.api.Assertions.assertThat;

import io.claritytoolbox.model.Caller;
import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.ExportRequest;
import io.claritytoolbox.model.Question;
import io.claritytoolbox.model.Spend;
import io.claritytoolbox.plan.SyncStep;
import io.claritytoolbox.quota.SpendingLease;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tests a question whose turn to send a request doesn't come. The clock advances at each try. */
@Timeout(60)
final class WaitingTest {
  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final Question BY_DEVICE = Desk.by(Dimension.DEVICE);

  private final Desk desk = Desk.ofShop();
  private final List<String> told = new ArrayList<>();
  private final Caller caller =
      new Caller() {
        @Override
        public void progress(String message) {
          told.add(message);
        }

        @Override
        public boolean isGone() {
          return false;
        }
      };
  private SpendingLease.Held other;

  @BeforeEach
  void anotherProcessSpends() {
    other = desk.lease.tryTake(desk.analyst.project().id()).orElseThrow();
    desk.lease.atEachLook(() -> desk.turn(LOOK));
  }

  @AfterEach
  void end() {
    desk.lease.atEachLook(() -> {});
  }

  @Test
  void afterTenSecondsTheBestStoredAnswerIsGivenMarkedStale() {
    desk.sync(new ExportRequest(Cube.of(Dimension.DEVICE), 3));
    desk.turn(Duration.ofHours(20));
    Instant asked = desk.instant();

    Answer answer =
        desk.analyst.answer(BY_DEVICE, caller).match(reply -> reply, WaitingTest::refused);

    assertThat(Duration.between(asked, desk.instant()))
        .isBetween(LOOK.multipliedBy(10), LOOK.multipliedBy(12));
    assertThat(answer.provenance().stale()).isTrue();
    assertThat(answer.provenance().requestsSpent()).isZero();
    assertThat(answer.warnings())
        .contains(
            "No fresher or better answer was possible: Other requests to Clarity took too long:"
                + " this question waited 10 seconds for its turn and spent nothing. Ask again"
                + " later.");
    assertThat(told).containsExactly("Waiting for another request to Clarity");
    assertThat(desk.requests).isEmpty();
  }

  @Test
  void withNothingStoredItGivesUpBeforeClientsDo() {
    Instant asked = desk.instant();

    String sentence = refusal(BY_DEVICE);

    assertThat(Duration.between(asked, desk.instant()))
        .isBetween(Duration.ofSeconds(30), Duration.ofSeconds(50));
    assertThat(sentence)
        .startsWith("Nothing stored answers this by Device over 3 days. Other requests to Clarity")
        .contains("waited 41 seconds for its turn and spent nothing. Ask again later.");
    assertThat(desk.requests).isEmpty();
  }

  @Test
  void whatTheOtherBoughtIsGivenAtOnce() {
    desk.lease.atEachLook(
        () -> {
          desk.turn(LOOK);
          if (desk.instant().equals(Desk.MORNING.plusSeconds(3))) {
            desk.sync(new ExportRequest(Cube.of(Dimension.DEVICE), 3));
            other.close();
          }
        });

    Answer answer =
        desk.analyst.answer(BY_DEVICE, caller).match(reply -> reply, WaitingTest::refused);

    assertThat(desk.instant()).isEqualTo(Desk.MORNING.plusSeconds(3));
    assertThat(answer.provenance().requestsSpent()).isZero();
    assertThat(answer.provenance().stale()).isFalse();
  }

  @Test
  void itsTurnMayComeLateAndThenClarityHasLessTime() {
    desk.lease.atEachLook(
        () -> {
          desk.turn(LOOK);
          if (desk.instant().equals(Desk.MORNING.plusSeconds(30))) {
            other.close();
          }
        });

    Answer answer =
        desk.analyst.answer(BY_DEVICE, caller).match(reply -> reply, WaitingTest::refused);

    assertThat(answer.provenance().requestsSpent()).isEqualTo(1);
    assertThat(desk.within).containsExactly(Duration.ofSeconds(20));
    assertThat(told)
        .startsWith("Waiting for another request to Clarity")
        .last()
        .asString()
        .startsWith("Asking Clarity for an export by ");
  }

  @Test
  void theDailySyncWaitsNoLonger() {
    Instant asked = desk.instant();

    SyncStep.Result result = desk.analyst.upkeep().takeIfDue(desk.analyst.upkeep().due().get(0));

    assertThat(result.done()).isFalse();
    assertThat(result.sentence()).contains("waited 41 seconds for its turn");
    assertThat(Duration.between(asked, desk.instant())).isLessThan(Duration.ofSeconds(50));
  }

  @Test
  void whatIsFreeWaitsForNobody() throws Exception {
    desk.sync(new ExportRequest(Cube.of(Dimension.COUNTRY), 3));
    CountDownLatch waiting = new CountDownLatch(70);
    desk.lease.atEachLook(() -> {});
    ExecutorService seventy = Executors.newFixedThreadPool(70);
    try {
      List<Future<?>> asked = new ArrayList<>();
      for (int i = 0; i < 70; i++) {
        asked.add(seventy.submit(() -> desk.analyst.answer(BY_DEVICE, counting(waiting))));
      }
      assertThat(waiting.await(30, TimeUnit.SECONDS)).isTrue();

      assertThat(desk.analyst.quota().quota().spent()).isZero();
      assertThat(desk.answer(Desk.by(Dimension.COUNTRY)).provenance().requestsSpent()).isZero();
      desk.refusal(Desk.spending(Desk.by(Dimension.OS), Spend.NEVER));

      assertThat(asked).noneMatch(Future::isDone);
      other.close();
      for (Future<?> each : asked) {
        each.get(30, TimeUnit.SECONDS);
      }
      assertThat(desk.requests).as("one for all of them").hasSize(1);
    } finally {
      seventy.shutdownNow();
    }
  }

  private static Caller counting(CountDownLatch waiting) {
    return new Caller() {
      @Override
      public void progress(String message) {
        if (message.startsWith("Waiting")) {
          waiting.countDown();
        }
      }

      @Override
      public boolean isGone() {
        return false;
      }
    };
  }

  private String refusal(Question question) {
    return desk.analyst
        .answer(question, caller)
        .match(
            answer -> {
              throw new AssertionError("answered: " + answer);
            },
            Reply.Refusal::sentence);
  }

  private static Answer refused(Reply.Refusal refusal) {
    throw new AssertionError(refusal.sentence());
  }
}
