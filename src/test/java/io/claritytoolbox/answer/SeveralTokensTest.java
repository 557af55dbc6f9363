package io.claritytoolbox.answer;

import static io.claritytoolbox.model.Dimension.COUNTRY;
import static io.claritytoolbox.model.Dimension.DEVICE;
import static org.assertj.core.api.Assertions.assertThat;

import io.claritytoolbox.clarity.ClarityAccess;
import io.claritytoolbox.clarity.ExportClient;
import io.claritytoolbox.clarity.ExportOutcome;
import io.claritytoolbox.clarity.ExportOutcome.Failed;
import io.claritytoolbox.clarity.ExportOutcome.NotSent;
import io.claritytoolbox.clarity.ExportOutcome.Obstacle;
import io.claritytoolbox.clarity.ExportOutcome.Reason;
import io.claritytoolbox.clarity.ExportOutcome.TokenRejected;
import io.claritytoolbox.demo.DemoExportClient;
import io.claritytoolbox.http.TokenRing.Rejection;
import io.claritytoolbox.model.Caller;
import io.claritytoolbox.model.ExportRequest;
import io.claritytoolbox.model.PaidRequests;
import io.claritytoolbox.model.ProjectId;
import io.claritytoolbox.model.Reach;
import io.claritytoolbox.plan.SyncStep;
import io.claritytoolbox.quota.QuotaLedger.Fate;
import io.claritytoolbox.spend.Spending;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests the cost when Clarity refuses one of several tokens. */
final class SeveralTokensTest {
  private static final String VARIABLE = "SHOP_TOKEN";
  private static final TokenRejected FIRST = rejected(Rejection.NOT_ACCEPTED, "first", 2);
  private static final TokenRejected SECOND = rejected(Rejection.NOT_ALLOWED, "second", 1);
  private static final TokenRejected LAST = rejected(Rejection.NOT_ACCEPTED, "third", 0);

  private final Desk desk = Desk.ofShop();
  private final Deque<ExportOutcome> refusals = new ArrayDeque<>();
  private final List<String> passedOver = new ArrayList<>();
  private final Analyst analyst = analyst();

  @Test
  void theNextTokenIsTriedByARequestThatCountsToo() {
    refusals.add(FIRST);

    Answer answer = answer();

    assertThat(answer.rows()).isNotEmpty();
    assertThat(answer.provenance().requestsSpent()).isEqualTo(2);
    assertThat(fates()).containsExactly(Fate.REFUSED, Fate.ANSWERED);
    assertThat(answer.warnings())
        .containsOnlyOnce(
            "Clarity refused the first token in T (401), which cost a request: it is passed"
                + " over for an hour. Replace or remove it.");
  }

  @Test
  void laterAnswersSayItWhileTheTokenIsPassedOver() {
    refusals.add(FIRST);
    answer();

    assertThat(answer().warnings())
        .containsOnlyOnce(
            "Clarity refused the first token in T (401), which cost a request: it is passed over"
                + " for an hour. Replace or remove it.");
    assertThat(analyst.quota().warnings()).anyMatch(said -> said.contains("the first token in T"));

    passedOver.clear();
    assertThat(answer().warnings()).noneMatch(said -> said.contains("the first token"));
  }

  @ParameterizedTest
  @MethodSource("faultsOfTheToken")
  void aNewTokenGoesWhereTheOldOneStands(ExportOutcome outcome) {
    refusals.add(outcome);

    assertThat(refusal()).contains("SHOP_TOKEN").doesNotContain("CLARITY_API_TOKEN");
  }

  static List<ExportOutcome> faultsOfTheToken() {
    return List.of(
        LAST,
        rejected(Rejection.NOT_ALLOWED, "third", 0),
        new Failed(Reason.WEB_PAGE, VARIABLE),
        new NotSent(Obstacle.TOKEN, VARIABLE),
        new NotSent(Obstacle.TOKENS_EXPIRED, VARIABLE),
        new NotSent(Obstacle.TOKENS_REFUSED, VARIABLE));
  }

  private static TokenRejected rejected(Rejection rejection, String token, int left) {
    return new TokenRejected(rejection, "the " + token + " token in T", VARIABLE, left);
  }

  @Test
  void everyTokenIsTriedOnceAtMost() {
    refusals.addAll(List.of(FIRST, SECOND, LAST));

    assertThat(refusal())
        .contains("refused the first token in T (401)", "refused the second token in T (403)")
        .contains("Clarity does not accept the token (401)");
    assertThat(fates()).containsExactly(Fate.REFUSED, Fate.REFUSED, Fate.REFUSED);
  }

  @Test
  void withoutAnotherRequestThereIsNoOtherTry() {
    desk.spendAllBut(1);
    refusals.add(FIRST);

    assertThat(refusal())
        .contains("refused the first token in T (401)", "Today's 10 requests to Clarity are spent");
    assertThat(refusals).isEmpty();
    assertThat(desk.guard.look().requests()).hasSize(10);
  }

  @Test
  void theRoutineSaysItToo() {
    refusals.add(FIRST);

    SyncStep.Result result = analyst.upkeep().takeIfDue(analyst.upkeep().due().get(0));

    assertThat(result.done()).isTrue();
    assertThat(result.sentence()).contains("refused the first token in T (401)");
  }

  private Answer answer() {
    return analyst
        .answer(Desk.by(DEVICE), Caller.PATIENT)
        .match(
            answer -> answer,
            refusal -> {
              throw new AssertionError(refusal.sentence());
            });
  }

  private String refusal() {
    return analyst
        .answer(Desk.by(COUNTRY), Caller.PATIENT)
        .match(
            answer -> {
              throw new AssertionError("answered");
            },
            Reply.Refusal::sentence);
  }

  private List<Fate> fates() {
    return desk.guard.look().requests().stream().map(entry -> entry.fate()).toList();
  }

  private Analyst analyst() {
    Spending.Means means =
        new Spending.Means(
            desk.guard,
            desk.lease,
            desk.history,
            new ClarityAccess(
                new Refusing(),
                Reach.FULL,
                UnaryOperator.identity(),
                () -> List.copyOf(passedOver)),
            new PaidRequests());
    return new Analyst(new Project(new ProjectId("shop"), "shop", true), means, desk);
  }

  /** A client that refuses tokens and reports it later. */
  private final class Refusing implements ExportClient {
    private final DemoExportClient clarity = new DemoExportClient(desk.site, desk);

    @Override
    public ExportOutcome fetch(ExportRequest request) {
      if (refusals.isEmpty()) {
        return clarity.fetch(request);
      }
      if (refusals.peek() instanceof TokenRejected rejected && rejected.tokensLeft() > 0) {
        passedOver.add(rejected.sentence());
      }
      return refusals.pop();
    }
  }
}
