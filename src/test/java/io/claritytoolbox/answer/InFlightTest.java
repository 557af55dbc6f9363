package io.claritytoolbox.answer;

import static io.claritytoolbox.model.Dimension.BROWSER;
import static io.claritytoolbox.model.Dimension.DEVICE;
import static io.claritytoolbox.model.Dimension.OS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.claritytoolbox.answer.Provenance.Derivation;
import io.claritytoolbox.clarity.ExportOutcome;
import io.claritytoolbox.http.NetworkFailure;
import io.claritytoolbox.model.Caller;
import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.ExportRequest;
import io.claritytoolbox.model.StorageFailure;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.OS;

/**
 * Tests that concurrent questions share a request, and that a failure during it loses nothing else.
 */
class InFlightTest {
  private final Desk desk = Desk.ofShop();

  @Test
  void whoIsGoneCostsNothing() {
    Caller gone =
        new Caller() {
          @Override
          public void progress(String message) {}

          @Override
          public boolean isGone() {
            return true;
          }
        };

    desk.analyst.answer(Desk.by(DEVICE), gone);

    assertThat(desk.requests).isEmpty();
  }

  @Test
  void questionsAskedAtOnceShareOneRequest() throws Exception {
    CountDownLatch ready = new CountDownLatch(8);
    ExecutorService pool = Executors.newFixedThreadPool(8);
    List<Future<Answer>> answers =
        IntStream.range(0, 8)
            .mapToObj(
                any ->
                    pool.submit(
                        () -> {
                          ready.countDown();
                          ready.await();
                          return desk.answer(Desk.by(DEVICE));
                        }))
            .toList();
    for (Future<Answer> answer : answers) {
      assertThat(answer.get().rows()).isNotEmpty();
    }
    pool.shutdown();

    assertThat(desk.requests).hasSize(1);
  }

  @Test
  void twoProcessesAskingAtOnceShareOneRequest() throws Exception {
    Analyst other = desk.analyst(desk.history);
    CountDownLatch sent = new CountDownLatch(1);
    desk.whenAsked(sent::countDown);
    ExecutorService pool = Executors.newFixedThreadPool(2);
    Future<Answer> first = pool.submit(() -> desk.answer(Desk.by(DEVICE)));
    sent.await();
    Future<Reply> second =
        pool.submit(() -> other.answer(Desk.by(DEVICE, BROWSER), Caller.PATIENT));

    assertThat(first.get().rows()).isNotEmpty();
    assertThat(second.get()).isInstanceOf(Answer.class);
    pool.shutdown();

    assertThat(desk.requests).hasSize(1);
  }

  @Test
  void whatAnotherProcessBoughtSinceTheSnapshotIsFoundBeforeARequestIsSent() {
    ExportRequest request = new ExportRequest(Cube.of(BROWSER, OS, DEVICE), 3);
    desk.lease.meanwhile(
        () -> {
          desk.spendAllBut(9);
          desk.sync(request);
        });

    Answer answer = desk.answer(Desk.by(DEVICE));

    assertThat(desk.requests).isEmpty();
    assertThat(answer.provenance().derived()).contains(Derivation.STORED);
    assertThat(answer.quota().spent()).isEqualTo(1);
    assertThat(desk.guard.look().state().spent()).as("the slot was given back").isEqualTo(1);
  }

  @Test
  void aStoreThatIsLostInMidCallTakesNoAnswerWithIt() {
    desk.whenAsked(
        () -> {
          desk.history.go();
          desk.ledger.go();
        });

    Answer answer = desk.answer(Desk.by(DEVICE));

    assertThat(answer.rows()).hasSize(3);
    assertThat(answer.provenance().requestsSpent()).isEqualTo(1);
    assertThat(answer.quota().spent()).isEqualTo(1);
    assertThat(answer.warnings())
        .anyMatch(warning -> warning.contains("could not be saved"))
        .anyMatch(warning -> warning.contains("can't be reached"));
  }

  @Test
  void aRequestThatCannotBeGivenBackIsToldAsSpent() {
    desk.answerWith(new ExportOutcome.NeverArrived(NetworkFailure.CONNECTION));
    desk.ledger.fillUp();

    String refusal = desk.refusal(Desk.by(DEVICE));

    assertThat(refusal).contains("it counts").doesNotContain("No request was spent");
    assertThat(desk.guard.look().state().spent()).isEqualTo(1);
  }

  @Test
  void aStoreThatIsLostBeforeThatIsAFailureAndNothingIsSent() {
    desk.history.go();
    desk.ledger.go();

    assertThatThrownBy(() -> desk.answer(Desk.by(DEVICE))).isInstanceOf(StorageFailure.class);
    assertThat(desk.requests).isEmpty();
  }
}
