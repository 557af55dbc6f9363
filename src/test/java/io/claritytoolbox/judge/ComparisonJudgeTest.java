package io.claritytoolbox.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.claritytoolbox.answer.Analyst;
import io.claritytoolbox.answer.Project;
import io.claritytoolbox.clarity.ExportOutcome;
import io.claritytoolbox.insight.Comparison;
import io.claritytoolbox.model.Caller;
import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Export;
import io.claritytoolbox.model.Facts;
import io.claritytoolbox.model.Filter;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.Period;
import io.claritytoolbox.model.ProjectId;
import io.claritytoolbox.model.Row;
import io.claritytoolbox.model.Signal;
import io.claritytoolbox.model.Spend;
import io.claritytoolbox.quota.QuotaGuard;
import io.claritytoolbox.spend.Spending;
import io.claritytoolbox.storage.Storage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ComparisonJudgeTest {
  private static final Instant NOW = Instant.parse("2026-03-11T08:00:00Z");
  private static final ProjectId SHOP = new ProjectId("shop");
  private static final Cube PAGES = Cube.of(Dimension.URL, Dimension.DEVICE);

  private final Storage storage = Storage.open("jdbc:sqlite::memory:", () -> NOW);

  @AfterEach
  void close() {
    storage.close();
  }

  @Test
  void followsTheDevicesWhereTheMixTurnsTheDifferenceRound() {
    save(
        row("/a", "PC", 2000, 60), row("/a", "Mobile", 200, 60),
        row("/b", "PC", 200, 4), row("/b", "Mobile", 2000, 420));

    ComparisonAnswer answer = compared();

    Comparison.Difference dead = answer.result().signals().get(0);
    assertThat(dead.difference()).isPositive();
    assertThat(dead.adjusted()).isNegative();
    assertThat(dead.verdict()).isEqualTo(Comparison.Verdict.B_LOWER);
    assertThat(answer.adjustedFor()).containsExactly(Dimension.DEVICE);
    assertThat(answer.basis().warnings())
        .anyMatch(
            said -> said.contains("within Device the difference points the other way (Simpson's"));
  }

  @Test
  void saysWhereTheRawDifferenceIsTheMixAlone() {
    save(
        row("/a", "PC", 2000, 40), row("/a", "Mobile", 200, 40),
        row("/b", "PC", 200, 4), row("/b", "Mobile", 2000, 400));

    ComparisonAnswer answer = compared();

    assertThat(answer.result().signals().get(0).verdict())
        .isNotIn(Comparison.Verdict.B_HIGHER, Comparison.Verdict.B_LOWER);
    assertThat(answer.basis().warnings())
        .anyMatch(said -> said.contains("the raw difference disappears within Device"));
  }

  @Test
  void namesTheSignalsThatASideDoesNotKnow() {
    save(row("/a", "PC", 200, 4), row("/b", "PC", 200, 4));

    ComparisonAnswer answer = compared();

    assertThat(answer.result().signals()).hasSize(1);
    assertThat(answer.basis().warnings())
        .anyMatch(said -> said.startsWith("Not compared,") && said.contains("rage_clicks"));
  }

  private ComparisonAnswer compared() {
    ComparisonQuestion question =
        new ComparisonQuestion(
            side("/a"),
            side("/b"),
            List.of(Signal.DEAD_CLICKS, Signal.RAGE_CLICKS),
            List.of(),
            20,
            null,
            Spend.NEVER);
    return ComparisonJudge.judge(question, analyst(), Caller.PATIENT)
        .match(
            answer -> answer,
            sentence -> {
              throw new AssertionError(sentence);
            });
  }

  private static ComparisonQuestion.Side side(String page) {
    return new ComparisonQuestion.Side(
        null, List.of(new Filter(Dimension.URL, Filter.Op.IS, List.of(page))), new Period(1, 0));
  }

  private Analyst analyst() {
    QuotaGuard guard =
        new QuotaGuard(storage.ledger(), SHOP, new QuotaGuard.Allowance(10, 0), () -> NOW);
    Spending.Means means =
        new Spending.Means(
            guard,
            storage.leases(),
            storage.history(SHOP, ""),
            request -> new ExportOutcome.Failed(ExportOutcome.Reason.SERVER_ERROR, "500"));
    return new Analyst(new Project(SHOP, "Shop", false), means, () -> NOW);
  }

  private void save(Row... rows) {
    storage
        .history(SHOP, "")
        .save(new Export(PAGES, 1, NOW, List.of(rows), List.of(), false, "[]", List.of()));
  }

  private static Row row(String page, String device, double sessions, double dead) {
    Facts facts =
        new Facts(
            Map.of(
                Measure.SESSIONS,
                sessions,
                Measure.USERS,
                sessions,
                Measure.DEAD_CLICKS_SESSIONS,
                dead));
    return new Row(List.of("https://shop.example" + page, device), facts);
  }
}
