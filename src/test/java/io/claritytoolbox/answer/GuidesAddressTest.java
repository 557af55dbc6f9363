package io.claritytoolbox.answer;

import static io.claritytoolbox.model.Dimension.DEVICE;
import static io.claritytoolbox.model.Dimension.URL;
import static org.assertj.core.api.Assertions.assertThat;

import io.claritytoolbox.clarity.ClarityAccess;
import io.claritytoolbox.clarity.ExportOutcome;
import io.claritytoolbox.clarity.ExportOutcome.NotSent;
import io.claritytoolbox.clarity.ExportOutcome.Obstacle;
import io.claritytoolbox.demo.DemoExportClient;
import io.claritytoolbox.model.Caller;
import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.ExportRequest;
import io.claritytoolbox.model.Filter;
import io.claritytoolbox.model.Listing;
import io.claritytoolbox.model.PaidRequests;
import io.claritytoolbox.model.ProjectId;
import io.claritytoolbox.model.Question;
import io.claritytoolbox.model.Reach;
import io.claritytoolbox.plan.SyncStep;
import io.claritytoolbox.spend.Spending;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Tests the setup guide's address, which returns only the site's last whole day. */
final class GuidesAddressTest {
  private static final Instant MIDNIGHT = Desk.MORNING.truncatedTo(ChronoUnit.DAYS);

  private final Desk desk = Desk.ofShop();
  private final DemoExportClient lastMidnight =
      new DemoExportClient(desk.site, () -> desk.instant().truncatedTo(ChronoUnit.DAYS));
  private final Analyst analyst =
      new Analyst(
          new Project(new ProjectId("shop"), "shop", true),
          new Spending.Means(
              desk.guard,
              desk.lease,
              desk.history,
              new ClarityAccess(this::fetch, Reach.LAST_DAY, UnaryOperator.identity(), List::of),
              new PaidRequests()),
          desk);

  private ExportOutcome fetch(ExportRequest request) {
    return Reach.LAST_DAY.gives(request)
        ? lastMidnight.fetch(request)
        : new NotSent(Obstacle.ADDRESS, "T");
  }

  @Test
  void theDefaultQuestionIsAnsweredForTheLastDayAndSaysSo() {
    Answer answer = answered(analyst.answer(Desk.by(), Caller.PATIENT));

    assertThat(answer.window().to()).isEqualTo(MIDNIGHT);
    assertThat(answer.window().length()).isEqualTo(Duration.ofDays(1));
    assertThat(answer.rows()).hasSize(1);
    assertThat(answer.provenance().requestsSpent()).isEqualTo(1);
    assertThat(answer.warnings()).startsWith(Reach.NEAREST_ANSWERED);
  }

  @Test
  void aBreakdownIsAnsweredByTheSite() {
    Answer answer = answered(analyst.answer(Desk.by(URL), Caller.PATIENT));

    assertThat(answer.groupBy()).isEmpty();
    assertThat(answer.rows()).hasSize(1);
    assertThat(answer.warnings()).startsWith(Reach.NEAREST_ANSWERED);
  }

  @Test
  void theSameDayIsAskedForOnce() {
    answered(analyst.answer(Desk.by(), Caller.PATIENT));
    desk.turn(Duration.ofHours(15));
    assertThat(analyst.cost(Desk.by(DEVICE)).requests()).isZero();
    Question impatient = Desk.noOlderThan(Desk.by(), Duration.ofHours(1));

    Answer later = answered(analyst.answer(impatient, Caller.PATIENT));

    assertThat(later.provenance().requestsSpent()).isZero();
    assertThat(later.provenance().stale()).isFalse();

    desk.turn(Duration.ofMinutes(61));
    Answer nextDay = answered(analyst.answer(Desk.by(), Caller.PATIENT));
    assertThat(nextDay.window().to()).isEqualTo(MIDNIGHT.plus(Duration.ofDays(1)));
    assertThat(nextDay.provenance().requestsSpent()).isEqualTo(1);
  }

  @Test
  void aListIsThatOfTheLastDay() {
    Answer answer = answered(analyst.list(Listing.Kind.POPULAR_PAGE, Desk.by(), Caller.PATIENT));

    assertThat(answer.rows()).isNotEmpty();
    assertThat(answer.provenance().requestsSpent()).isEqualTo(1);
    assertThat(answer.warnings()).startsWith(Reach.NEAREST_ANSWERED);
  }

  @Test
  void aTrendOfTheSiteGrowsByADay() {
    Answer answer = answered(analyst.trend(Desk.over(Desk.by(), 7, 0), Caller.PATIENT));

    assertThat(answer.rows()).hasSize(1);
    assertThat(answer.provenance().requestsSpent()).isEqualTo(1);
  }

  @Test
  void aFilterIsRefusedForNothing() {
    Question mobile =
        Desk.by().withFilters(List.of(new Filter(DEVICE, Filter.Op.IS, List.of("Mobile"))));

    String refusal =
        analyst.answer(mobile, Caller.PATIENT).match(answer -> "answered", no -> no.sentence());

    assertThat(refusal).contains("CLARITY_API_BASE_URL", "no request was spent");
    assertThat(desk.guard.look().requests()).isEmpty();
  }

  @Test
  void theDailySyncTakesTheDayOnceAndNothingElse() {
    assertThat(analyst.upkeep().due())
        .extracting(SyncStep::request)
        .containsExactly(new ExportRequest(Cube.SITE, 1));

    analyst.upkeep().takeIfDue(analyst.upkeep().due().get(0));
    desk.turn(Duration.ofHours(15));
    assertThat(analyst.upkeep().due()).isEmpty();

    desk.turn(Duration.ofHours(1));
    assertThat(analyst.upkeep().due()).hasSize(1);
  }

  private static Answer answered(Reply reply) {
    return reply.match(
        answer -> answer,
        refusal -> {
          throw new AssertionError(refusal.sentence());
        });
  }
}
