package io.claritytoolbox.answer;

import static io.claritytoolbox.model.Dimension.CHANNEL;
import static io.claritytoolbox.model.Dimension.DEVICE;
import static io.claritytoolbox.model.Dimension.URL;
import static org.assertj.core.api.Assertions.assertThat;

import io.claritytoolbox.demo.SiteShape;
import io.claritytoolbox.model.Algebra;
import io.claritytoolbox.model.Caller;
import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.Export;
import io.claritytoolbox.model.ExportRequest;
import io.claritytoolbox.model.Facts;
import io.claritytoolbox.model.Filter;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.Quality;
import io.claritytoolbox.model.Question;
import io.claritytoolbox.model.Row;
import io.claritytoolbox.model.Spend;
import io.claritytoolbox.model.Window;
import io.claritytoolbox.quota.QuotaGuard.Allowance;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Tests answers from exports that reached Clarity's row limit and from merged rows. */
class CutExportsTest {
  private static final Facts FACTS =
      new Facts(
          Map.of(
              Measure.SESSIONS, 5.0,
              Measure.USERS, 4.0,
              Measure.RAGE_CLICKS, 2.0,
              Measure.RAGE_CLICKS_SESSIONS, 1.0,
              Measure.SCROLL_DEPTH_PERCENT, 40.0));

  private final Desk desk = Desk.ofShop();

  @Test
  void showsThePeriodThatWasPaidForWhereItCameBackCutAndTheOneAskedForCantBeAnswered() {
    Desk store = new Desk(SiteShape.DEPARTMENT_STORE, new Allowance(10, 8));

    Reply.Refusal refusal =
        (Reply.Refusal)
            store.analyst.answer(Desk.over(Desk.by(URL, DEVICE, CHANNEL), 1, 1), Caller.PATIENT);

    assertThat(store.requests).hasSize(1);
    Answer instead = Objects.requireNonNull(refusal.instead());
    assertThat(instead.window()).isEqualTo(Window.endingAt(Desk.MORNING, 2));
    assertThat(instead.warnings().get(0))
        .startsWith(
            "These figures are not of the period asked for: they are of 2 days and end 1 day after"
                + " it. The export by URL×Device×Channel came back with Clarity's limit of 1,000 rows");
    assertThat(instead.provenance().requestsSpent()).isEqualTo(1);
  }

  @Test
  void rowsOfACutExportInWhichNothingWasFoldedAreExact() {
    save(Cube.of(URL), true, row("/a", 1), row("/b", 1));

    Answer answer = ask(Desk.by(URL));

    assertThat(answer.quality().values()).containsOnly(Quality.EXACT);
    assertThat(answer.coverage().days())
        .extracting(Coverage.Day::quality)
        .containsOnly(Quality.LOWER_BOUND);
    assertThat(answer.total()).isEqualTo(Facts.NONE);
  }

  @Test
  void noRowOfACutExportIsExactWhereOneWasFolded() {
    save(Cube.of(URL), true, row("/a", 2), row("/b", 1));

    Answer answer = ask(Desk.by(URL));

    assertThat(answer.quality())
        .containsEntry(Measure.RAGE_CLICKS, Quality.LOWER_BOUND)
        .containsEntry(Measure.SESSIONS, Quality.LOWER_BOUND)
        .doesNotContainKeys(Measure.SCROLL_DEPTH_PERCENT, Measure.RAGE_CLICKS_SESSION_PERCENT);
    assertThat(answer.rows().get(0).facts().has(Measure.SESSIONS)).isFalse();
    assertThat(answer.rows().get(1).facts().get(Measure.SESSIONS)).hasValue(5);
  }

  @Test
  void aFilterSeesWhatWasFoldedInOtherRows() {
    save(Cube.of(URL), true, row("/a", 2), row("/b", 1));

    Answer answer = ask(page(Filter.Op.IS, "https://shop.example/b"));

    assertThat(answer.quality()).containsEntry(Measure.RAGE_CLICKS, Quality.LOWER_BOUND);
  }

  @Test
  void aFilterThatMergesRowsOfACutExportGivesLowerBounds() {
    save(Cube.of(URL), true, row("/a", 1), row("/b", 1));

    for (Filter.Op op : Filter.Op.values()) {
      Answer answer = ask(page(op, "/a"));
      assertThat(answer.quality()).containsEntry(Measure.RAGE_CLICKS, Quality.LOWER_BOUND);
    }
    assertThat(ask(page(Filter.Op.STARTS_WITH, "/")).quality())
        .doesNotContainKeys(Measure.SESSIONS, Measure.USERS);
    assertThat(ask(page(Filter.Op.IS, "https://shop.example/a")).quality().values())
        .containsOnly(Quality.EXACT);
  }

  @Test
  void anUpperBoundIsNoEstimateAcrossAGap() {
    for (int day = 0; day < 2; day++) {
      keep(
          new Export(
              Cube.of(URL),
              1,
              desk.instant(),
              List.of(new Row(row("/a", 2).key(), Algebra.withRates(FACTS), 2)),
              List.of(),
              false,
              "[]",
              List.of()));
      desk.turn(day == 0 ? Duration.ofDays(1).plusMinutes(20) : Duration.ZERO);
    }

    Answer answer = ask(Desk.over(Desk.by(URL), 2, 0));

    assertThat(answer.quality())
        .containsEntry(Measure.RAGE_CLICKS, Quality.LOWER_BOUND)
        .containsEntry(Measure.RAGE_CLICKS_SESSION_PERCENT, Quality.ESTIMATE)
        .doesNotContainKey(Measure.SESSIONS);
  }

  @Test
  void sharesOfAPageOfSeveralAddressesAreThoseThatItsRowHas() {
    Row known = new Row(List.of("https://shop.example/b"), Algebra.withRates(FACTS), 2);
    save(Cube.of(URL), false, row("/a", 2), known);

    Answer answer = ask(Desk.by(URL));

    assertThat(answer.quality())
        .containsEntry(Measure.SESSIONS, Quality.UPPER_BOUND)
        .containsEntry(Measure.RAGE_CLICKS_SESSION_PERCENT, Quality.ESTIMATE);
    assertThat(answer.rows().get(0).facts().has(Measure.RAGE_CLICKS_SESSION_PERCENT)).isFalse();
    assertThat(answer.rows().get(1).facts().get(Measure.RAGE_CLICKS_SESSION_PERCENT)).hasValue(20);
  }

  @Test
  void rowsMergedByMaskingBoundTheirUsersAndEstimateTheirMeans() {
    save(Cube.of(DEVICE), false, row("/a", 2));

    Answer answer = ask(Desk.by(DEVICE));

    assertThat(answer.quality())
        .containsEntry(Measure.SESSIONS, Quality.EXACT)
        .containsEntry(Measure.USERS, Quality.UPPER_BOUND)
        .containsEntry(Measure.SCROLL_DEPTH_PERCENT, Quality.ESTIMATE);
  }

  @Test
  void aBlockThatDisagreesGivesNoExactShareOfMergedRows() {
    save(Cube.of(URL, DEVICE), false, List.of(Export.BLOCKS_DISAGREE), cell("PC"), cell("Mobile"));

    Answer answer = ask(Desk.by(URL));

    assertThat(answer.quality())
        .containsEntry(Measure.SESSIONS, Quality.EXACT)
        .containsEntry(Measure.RAGE_CLICKS_SESSION_PERCENT, Quality.ESTIMATE);
    assertThat(answer.warnings()).contains(Export.BLOCKS_DISAGREE);
  }

  @Test
  void usersOfMoreThanThreeDaysAreLeftOutAndItSaysWhy() {
    for (int day = 0; day < 4; day++) {
      desk.sync(new ExportRequest(Cube.SITE, 1));
      desk.turn(Duration.ofDays(day < 3 ? 1 : 0));
    }

    Answer three = ask(Desk.by());
    Answer four = ask(Desk.over(Desk.by(), 4, 0));

    assertThat(three.quality()).containsEntry(Measure.USERS, Quality.UPPER_BOUND);
    assertThat(four.quality()).doesNotContainKey(Measure.USERS);
    assertThat(four.warnings()).anyMatch(warning -> warning.matches("Left out.*: users\\..*"));
  }

  @Test
  void aSeamOfMillisecondsChangesNothing() {
    desk.sync(new ExportRequest(Cube.SITE, 1));
    desk.turn(Duration.ofDays(1).plusMillis(700));
    desk.sync(new ExportRequest(Cube.SITE, 1));

    Answer answer = ask(Desk.over(Desk.by(), 2, 0));

    assertThat(answer.quality()).containsEntry(Measure.RAGE_CLICKS, Quality.EXACT);
    assertThat(answer.warnings()).isEmpty();
  }

  @Test
  void slightSeamsAreOneThatCountsWhereTheyAddUp() {
    for (int day = 0; day < 3; day++) {
      desk.sync(new ExportRequest(Cube.SITE, 1));
      desk.turn(day < 2 ? Duration.ofDays(1).plusSeconds(40) : Duration.ZERO);
    }

    Answer answer = ask(Desk.by());

    assertThat(answer.quality()).containsEntry(Measure.RAGE_CLICKS, Quality.LOWER_BOUND);
    assertThat(answer.warnings()).anyMatch(warning -> warning.contains("Missing: 1 minute."));
  }

  @Test
  void aBoundKeepsItsDirectionAcrossAGap() {
    desk.sync(new ExportRequest(Cube.SITE, 1));
    desk.turn(Duration.ofDays(1).plusMinutes(20));
    desk.sync(new ExportRequest(Cube.SITE, 1));

    Answer answer = ask(Desk.over(Desk.by(), 2, 0));

    assertThat(answer.quality())
        .containsEntry(Measure.RAGE_CLICKS, Quality.LOWER_BOUND)
        .containsEntry(Measure.SESSIONS, Quality.ESTIMATE)
        .doesNotContainKey(Measure.USERS);
  }

  @Test
  void aPieceThatIsOffItsDayBesideAMissingOneIsASeam() {
    desk.sync(new ExportRequest(Cube.SITE, 1));
    desk.turn(Duration.ofDays(2).plusMinutes(30));
    desk.sync(new ExportRequest(Cube.SITE, 1));

    Answer answer = ask(Desk.over(Desk.by(), 3, 0));

    assertThat(answer.coverage().missing()).hasSize(1);
    assertThat(answer.quality()).containsEntry(Measure.RAGE_CLICKS, Quality.LOWER_BOUND);
    assertThat(answer.warnings()).anyMatch(warning -> warning.contains("Missing: 30 minutes."));
  }

  private Answer ask(Question question) {
    return desk.answer(Desk.spending(question, Spend.NEVER));
  }

  private static Question page(Filter.Op op, String value) {
    return Desk.by().withFilters(List.of(new Filter(URL, op, List.of(value))));
  }

  private static Row row(String page, int addresses) {
    return new Row(List.of("https://shop.example" + page), FACTS, addresses);
  }

  private static Row cell(String device) {
    return new Row(List.of("https://shop.example/a", device), FACTS);
  }

  private void save(Cube cube, boolean mayBeCut, Row... rows) {
    keep(new Export(cube, 3, desk.instant(), List.of(rows), List.of(), mayBeCut, "[]", List.of()));
  }

  private void save(Cube cube, boolean mayBeCut, List<String> warnings, Row... rows) {
    keep(new Export(cube, 3, desk.instant(), List.of(rows), List.of(), mayBeCut, "[]", warnings));
  }

  private void keep(Export export) {
    desk.history.save(export);
  }
}
