package io.claritytoolbox.clarity;

import static org.assertj.core.api.Assertions.assertThat;

import io.claritytoolbox.clarity.ExportOutcome.Failed;
import io.claritytoolbox.clarity.ExportOutcome.NeverArrived;
import io.claritytoolbox.clarity.ExportOutcome.NotSent;
import io.claritytoolbox.clarity.ExportOutcome.Obstacle;
import io.claritytoolbox.clarity.ExportOutcome.Reason;
import io.claritytoolbox.clarity.ExportOutcome.TokenRejected;
import io.claritytoolbox.http.NetworkFailure;
import io.claritytoolbox.http.TokenRing.Rejection;
import io.claritytoolbox.model.Dimension;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests the sentences for outcomes. */
final class ExportOutcomeTest {
  @ParameterizedTest
  @EnumSource
  void whatMayHaveArrivedSaysThatItCounts(Reason reason) {
    assertThat(new Failed(reason, "the detail").sentence())
        .endsWith("counts against today's budget.")
        .doesNotContain("%");
  }

  @ParameterizedTest
  @EnumSource(names = {"MALFORMED", "NOT_FOUND", "REFUSED", "SERVER_ERROR", "WEB_PAGE"})
  void theDetailIsNamed(Reason reason) {
    assertThat(new Failed(reason, "the detail").sentence()).contains("the detail");
  }

  @Test
  void droppedDimensionsAreNamed() {
    assertThat(Failed.without(List.of(Dimension.OS, Dimension.CAMPAIGN)).sentence())
        .startsWith("Clarity did not break the answer down by OS, Campaign,");
  }

  @ParameterizedTest
  @EnumSource(names = {"NAME", "CONNECTION", "TLS"})
  void whatNeverArrivedSaysThatNothingWasSpent(NetworkFailure why) {
    assertThat(new NeverArrived(why).sentence()).endsWith("No request was spent.");
  }

  @ParameterizedTest
  @EnumSource
  void whatWasNotSentSaysThatNothingWasSpent(Obstacle obstacle) {
    assertThat(new NotSent(obstacle, "SHOP_TOKEN").sentence())
        .endsWith("Nothing was sent, and no request was spent.")
        .contains(obstacle == Obstacle.ADDRESS ? "CLARITY_API_BASE_URL" : "SHOP_TOKEN");
  }

  @ParameterizedTest
  @EnumSource
  void aRejectedTokenIsPassedOverWhileThereIsAnotherAndReplacedWhereItIsTheLast(
      Rejection rejection) {
    assertThat(new TokenRejected(rejection, "the first token", "SHOP_TOKEN", 1).sentence())
        .contains("the first token", "passed over for an hour");
    assertThat(new TokenRejected(rejection, "the first token", "SHOP_TOKEN", 0).sentence())
        .contains("put it into SHOP_TOKEN", "counts against today's budget");
  }
}
