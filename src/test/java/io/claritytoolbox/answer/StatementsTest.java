package io.claritytoolbox.answer;

import static org.assertj.core.api.Assertions.assertThat;

import io.claritytoolbox.demo.DemoExportClient;
import io.claritytoolbox.demo.SimulatedSite;
import io.claritytoolbox.demo.SiteShape;
import io.claritytoolbox.model.Caller;
import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.ExportRequest;
import io.claritytoolbox.model.Listing;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.Period;
import io.claritytoolbox.model.ProjectId;
import io.claritytoolbox.model.Question;
import io.claritytoolbox.model.Spend;
import io.claritytoolbox.plan.SyncStep;
import io.claritytoolbox.quota.QuotaGuard;
import io.claritytoolbox.quota.QuotaGuard.Allowance;
import io.claritytoolbox.spend.Spending;
import io.claritytoolbox.storage.RiggedStorage;
import io.claritytoolbox.storage.Storage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Counts the SQL statements of a call on SQLite, without the start and end of transactions.
 * Requests and exports are read once per call.
 */
final class StatementsTest {
  private static final int STORED = 4;
  private static final int PAID = 10;
  private static final ProjectId SHOP = new ProjectId("shop");

  private Instant now = Desk.MORNING;
  private RiggedStorage rigged;
  private Storage storage;
  private Analyst analyst;

  /** Makes a first call, because it creates the schema. */
  @BeforeEach
  void open(@TempDir Path folder) {
    rigged = RiggedStorage.at(folder.resolve("clarity.db"), () -> now, () -> {});
    storage = rigged.open();
    analyst = analyst();
    analyst.quota();
    sync(Cube.SITE, Cube.of(Dimension.URL));
  }

  @AfterEach
  void close() {
    storage.close();
  }

  @Test
  void aStoredTableTakesAtMostFour() {
    assertThat(statements(() -> analyst.answer(stored(1, Dimension.URL), Caller.PATIENT)))
        .hasSizeLessThanOrEqualTo(STORED);
  }

  @Test
  void aStoredTrendTakesAtMostFour() {
    days(6);
    analyst = analyst();

    assertThat(statements(() -> analyst.trend(stored(7, Dimension.URL), Caller.PATIENT)))
        .hasSizeLessThanOrEqualTo(STORED);
  }

  @Test
  void aStoredListTakesAtMostFour() {
    days(2);

    assertThat(statements(() -> analyst.list(Listing.Kind.PAGE_TITLE, stored(3), Caller.PATIENT)))
        .hasSizeLessThanOrEqualTo(STORED);
  }

  @Test
  void sessionsFromTheListOfTheSiteTakeAtMostFour() {
    Question devices =
        new Question(
            List.of(Measure.SESSIONS),
            List.of(Dimension.DEVICE),
            List.of(),
            new Period(1, 0),
            null,
            Spend.NEVER);

    assertThat(statements(() -> analyst.answer(devices, Caller.PATIENT)))
        .hasSizeLessThanOrEqualTo(STORED)
        .anyMatch(sql -> sql.contains("listing"));
  }

  @Test
  void daysThatAreLeftOutAreReadOnce() {
    sync(Cube.of(Dimension.URL, Dimension.COUNTRY));
    for (int day = 0; day < 5; day++) {
      now = now.plus(Duration.ofHours(25));
      sync(Cube.of(day == 4 ? Dimension.OS : Dimension.URL, Dimension.COUNTRY));
    }
    analyst = analyst();
    Question countries =
        new Question(
            List.of(Measure.SESSIONS),
            List.of(Dimension.COUNTRY),
            List.of(),
            new Period(6, 0),
            null,
            Spend.NEVER);

    assertThat(statements(() -> analyst.answer(countries, Caller.PATIENT)))
        .hasSizeLessThanOrEqualTo(STORED);
  }

  @Test
  void aQuestionThatTheDailySyncLearnsFromTakesAtMostFourAndLessWhenItIsRepeated() {
    Question question = stored(1, Dimension.URL, Dimension.COUNTRY);
    List<String> first = statements(() -> analyst.answer(question, Caller.PATIENT));

    assertThat(first).hasSizeLessThanOrEqualTo(STORED);
    assertThat(first).filteredOn(sql -> sql.contains("INTO asked_breakdown")).hasSize(1);
    assertThat(statements(() -> analyst.answer(question, Caller.PATIENT)))
        .hasSize(first.size() - 1);
  }

  @Test
  void theBudgetTakesAtMostFour() {
    assertThat(statements(() -> analyst.quota())).hasSizeLessThanOrEqualTo(STORED);
  }

  @Test
  void aPaidAnswerTakesAtMostTen() {
    assertThat(statements(() -> analyst.answer(Desk.by(Dimension.BROWSER), Caller.PATIENT)))
        .filteredOn(sql -> sql.startsWith("INSERT INTO export\n"))
        .hasSize(1);
    assertThat(statements(() -> analyst.answer(Desk.by(Dimension.SOURCE), Caller.PATIENT)))
        .hasSizeLessThanOrEqualTo(PAID);
    assertThat(
            statements(
                () -> analyst.answer(Desk.by(Dimension.URL, Dimension.COUNTRY), Caller.PATIENT)))
        .as("the daily sync learns from it")
        .hasSizeLessThanOrEqualTo(PAID)
        .anyMatch(sql -> sql.contains("INTO asked_breakdown"));
    assertThat(statements(() -> analyst.answer(Desk.by(), Caller.PATIENT)))
        .as("top-ten lists are saved by two more")
        .hasSizeLessThanOrEqualTo(PAID + 1);
  }

  /** An analyst of another process, without rows in memory. */
  private Analyst analyst() {
    storage.close();
    storage = rigged.open();
    QuotaGuard guard = new QuotaGuard(storage.ledger(), SHOP, new Allowance(10, 0), () -> now);
    DemoExportClient client =
        new DemoExportClient(new SimulatedSite(SiteShape.CORNER_SHOP), () -> now);
    Spending.Means means =
        new Spending.Means(guard, storage.leases(), storage.history(SHOP, ""), client);
    Analyst opened = new Analyst(new Project(SHOP, "shop", false), means, () -> now);
    opened.exports();
    return opened;
  }

  private void days(int days) {
    for (int day = 0; day < days; day++) {
      now = now.plus(Duration.ofDays(1));
      sync(Cube.SITE, Cube.of(Dimension.URL));
    }
  }

  private void sync(Cube... cubes) {
    for (Cube cube : cubes) {
      SyncStep step = new SyncStep(new ExportRequest(cube, 1), SyncStep.Reason.DAILY);
      assertThat(analyst.upkeep().take(step).done()).isTrue();
    }
  }

  private static Question stored(int days, Dimension... dimensions) {
    return Desk.over(Desk.spending(Desk.by(dimensions), Spend.NEVER), days, 0);
  }

  private List<String> statements(Runnable call) {
    rigged.statements().clear();
    call.run();
    return rigged.statements().stream()
        .filter(sql -> !sql.startsWith("BEGIN") && !sql.equals("COMMIT"))
        .toList();
  }
}
