package io.claritytoolbox.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.claritytoolbox.insight.Comparison;
import io.claritytoolbox.model.Caller;
import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Facts;
import io.claritytoolbox.model.Filter;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.Period;
import io.claritytoolbox.model.Quality;
import io.claritytoolbox.model.Row;
import io.claritytoolbox.model.Signal;
import io.claritytoolbox.model.Spend;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ComparisonJudgeTest {
  private static final Instant NOW = Instant.parse("2026-03-11T08:00:00Z");
  private static final Cube PAGES = Cube.of(Dimension.URL, Dimension.DEVICE);

  private final StoredShop shop = new StoredShop(NOW);

  @AfterEach
  void close() {
    shop.close();
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
  void fewSessionsAreNotSpreadOverDevices() {
    save(
        row("/a", "PC", 9, 1), row("/a", "Mobile", 9, 1),
        row("/b", "PC", 9, 3), row("/b", "Mobile", 9, 4));

    ComparisonAnswer answer = compared();

    assertThat(answer.adjustedFor()).isEmpty();
    assertThat(answer.result().signals().get(0).strata()).isEqualTo(1);
  }

  @Test
  void namesTheSignalsThatASideDoesNotKnow() {
    save(row("/a", "PC", 200, 4), row("/b", "PC", 200, 4));

    ComparisonAnswer answer = compared();

    assertThat(answer.result().signals()).hasSize(1);
    assertThat(answer.basis().warnings())
        .anyMatch(said -> said.startsWith("Not compared,") && said.contains("rage_clicks"));
  }

  @Test
  void pagesThatAreAddedUpAreNoSessions() {
    save(
        row("/a", "PC", 200, 20), row("/b", "PC", 200, 20),
        row("/a", "Mobile", 100, 1), row("/b", "Mobile", 100, 1));

    Judgement<ComparisonAnswer> judged =
        judged(side(Dimension.DEVICE, "PC"), side(Dimension.DEVICE, "Mobile"));

    String said = judged.match(answer -> answer.a().sessions() + " sessions", refused -> refused);
    assertThat(said).startsWith("Only exports by page are stored for this");
  }

  @Test
  void noSessionIsOnBothSides() {
    for (int day = 0; day < 16; day++) {
      Instant taken = NOW.minus(Duration.ofHours(20)).minus(Duration.ofDays(day));
      Facts facts = new Facts(Map.of(Measure.SESSIONS, 100.0, Measure.DEAD_CLICKS_SESSIONS, 5.0));
      save(Cube.SITE, taken, new Row(List.of(), facts));
    }

    ComparisonAnswer answer =
        StoredShop.answered(
            judged(
                new ComparisonQuestion.Side("before", List.of(), new Period(7, 7)),
                new ComparisonQuestion.Side("now", List.of(), new Period(7, 0))));

    assertThat(answer.b().sessions()).isEqualTo(700);
    assertThat(answer.a().sessions()).isEqualTo(700);
    assertThat(answer.a().window().to()).isBeforeOrEqualTo(answer.b().window().from());
    assertThat(answer.basis().warnings())
        .anyMatch(said -> said.startsWith("Side a was moved one day back"))
        .noneMatch(said -> said.contains("off the period asked for"));
  }

  @Test
  void aPageWithoutARowInACutExportIsUnknown() {
    saveCut(row("/a", "PC", 200, 20));

    String said =
        judged(side(Dimension.URL, "/a"), side(Dimension.URL, "/b"))
            .match(answer -> answer.b().sessions() + " sessions", refused -> refused);

    assertThat(said).startsWith("The exports don't determine the sessions of side b");
  }

  @Test
  void sharesOverAddressesOfAPageAreEstimatesOfVisits() {
    Facts facts = new Facts(Map.of(Measure.SESSIONS, 300.0, Measure.DEAD_CLICKS_SESSIONS, 30.0));
    save(new Row(List.of("https://shop.example/a", "PC"), facts, 3), row("/b", "PC", 200, 20));

    ComparisonAnswer answer = compared();

    assertThat(answer.a().unit()).isEqualTo(ComparisonAnswer.Unit.PAGE_VISITS);
    assertThat(answer.basis().quality())
        .containsEntry(Measure.SESSIONS, Quality.UPPER_BOUND)
        .containsEntry(Measure.DEAD_CLICKS_SESSION_PERCENT, Quality.ESTIMATE);
  }

  @Test
  void aRowOfBotsAloneHidesNoShare() {
    Facts bots = new Facts(Map.of(Measure.SESSIONS, 0.0, Measure.BOT_SESSIONS, 3.0));
    save(
        row("/a1", "PC", 200, 20),
        new Row(List.of("https://shop.example/a2", "PC"), bots),
        row("/b", "PC", 200, 20));
    Filter ofA = new Filter(Dimension.URL, Filter.Op.STARTS_WITH, List.of("/a"));

    ComparisonAnswer answer =
        StoredShop.answered(
            judged(
                new ComparisonQuestion.Side(null, List.of(ofA), new Period(1, 0)),
                side(Dimension.URL, "/b")));

    assertThat(answer.result().signals().get(0).a()).isEqualTo(10);
  }

  @Test
  void aPathInACutExportNeedsARowOnEachHost() {
    saveCutByPage("https://shop.example/a", "https://shop.example/b", "https://other.example/c");

    ComparisonAnswer byPath = compared();
    ComparisonAnswer byAddress =
        StoredShop.answered(
            judged(
                side(Dimension.URL, "https://shop.example/a"),
                side(Dimension.URL, "https://shop.example/b")));

    assertThat(byPath.result().signals()).isEmpty();
    assertThat(byPath.basis().quality()).containsEntry(Measure.SESSIONS, Quality.LOWER_BOUND);
    assertThat(byPath.basis().warnings())
        .anyMatch(said -> said.contains("Name single pages with their hosts"));
    assertThat(byAddress.result().signals()).isNotEmpty();
  }

  @Test
  void aPathInACutExportOfOneHostIsItsPage() {
    saveCutByPage("https://shop.example/a", "https://shop.example/b", "https://shop.example/c");

    assertThat(compared().result().signals()).isNotEmpty();
  }

  private void saveCutByPage(String... pages) {
    Facts facts =
        new Facts(
            Map.of(
                Measure.SESSIONS, 200.0,
                Measure.BOT_SESSIONS, 1.0,
                Measure.DEAD_CLICKS_SESSIONS, 20.0));
    List<Row> rows = Stream.of(pages).map(page -> new Row(List.of(page), facts)).toList();
    shop.save(Cube.of(Dimension.URL), NOW, true, rows);
  }

  private void saveCut(Row... rows) {
    shop.save(PAGES, NOW, true, List.of(rows));
  }

  private ComparisonAnswer compared() {
    return StoredShop.answered(judged(side(Dimension.URL, "/a"), side(Dimension.URL, "/b")));
  }

  private Judgement<ComparisonAnswer> judged(ComparisonQuestion.Side a, ComparisonQuestion.Side b) {
    ComparisonQuestion question =
        new ComparisonQuestion(
            a,
            b,
            List.of(Signal.DEAD_CLICKS, Signal.RAGE_CLICKS),
            List.of(),
            20,
            null,
            Spend.NEVER);
    return ComparisonJudge.judge(question, shop.analyst(), Caller.PATIENT);
  }

  private static ComparisonQuestion.Side side(Dimension dimension, String value) {
    return new ComparisonQuestion.Side(
        null, List.of(new Filter(dimension, Filter.Op.IS, List.of(value))), new Period(1, 0));
  }

  private void save(Row... rows) {
    save(PAGES, NOW, rows);
  }

  private void save(Cube cube, Instant taken, Row... rows) {
    shop.save(cube, taken, false, List.of(rows));
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
