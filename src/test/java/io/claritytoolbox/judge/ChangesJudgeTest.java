package io.claritytoolbox.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.claritytoolbox.answer.Source;
import io.claritytoolbox.insight.Changes;
import io.claritytoolbox.model.Caller;
import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Facts;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.Period;
import io.claritytoolbox.model.Quality;
import io.claritytoolbox.model.Row;
import io.claritytoolbox.model.Signal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tests which stored days and rows changes rest on. */
final class ChangesJudgeTest {
  private static final Instant NOW = Instant.parse("2026-03-11T06:00:00Z");
  private static final Cube PAGES = Cube.of(Dimension.URL);
  private static final int DAYS_BEFORE = 7;
  private static final double NONE = Double.NaN;

  private final StoredShop shop = new StoredShop(NOW);

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void marksEveryMeasureThatItShows() {
    site(NOW);
    eachDay(day -> save(PAGES, day, false, row("/a", 100, day == 0 ? 60 : 5), row("/b", 100, 5)));

    ChangesAnswer answer = changes();

    assertThat(answer.result().changes())
        .extracting(Changes.Change::group)
        .containsExactly(Map.of(Dimension.URL, page("/a")));
    assertThat(answer.basis().quality())
        .isEqualTo(Map.of(Measure.DEAD_CLICKS_SESSION_PERCENT, Quality.ESTIMATE));
    assertThat(answer.usual().missing()).isEmpty();
    assertThat(answer.others()).isEmpty();
  }

  @Test
  void aGroupThatACutExportHidesOnADayIsNotJudged() {
    site(NOW);
    eachDay(
        day -> {
          Row usual = row("/b", 100, 5);
          Row broken = row("/a", 100, day == 0 ? 60 : 5);
          save(PAGES, day, true, day == 3 ? List.of(usual) : List.of(usual, broken));
        });

    assertThat(changes().result().changes())
        .extracting(Changes.Change::group)
        .doesNotContain(Map.of(Dimension.URL, page("/a")));
    assertThat(changes().basis().warnings()).anyMatch(said -> said.contains("are not judged"));
  }

  @Test
  void aCutExportWithMergedAddressesIsNoSource() {
    site(NOW);
    eachDay(
        day ->
            save(
                PAGES,
                day,
                true,
                row("/a", 100, day == 0 ? 60 : 5),
                new Row(List.of(page("/b")), facts(100, 5), 2)));

    ChangesAnswer answer = changes();

    assertThat(answer.result().changes())
        .extracting(change -> change.group().keySet())
        .doesNotContain(Set.of(Dimension.URL));
    assertThat(answer.basis().provenance().exports())
        .extracting(Source::cube)
        .containsOnly(Cube.SITE);
    assertThat(answer.basis().warnings()).anyMatch(said -> said.contains("are left out"));
  }

  @Test
  void aPageWhoseSessionsAreUnknownBeforeIsNotNew() {
    site(NOW);
    eachDay(day -> save(PAGES, day, false, row("/a", day == 0 ? 40 : NONE, 2), row("/b", 100, 5)));

    assertThat(changes().result().newPages()).isEmpty();
  }

  @Test
  void aPageThatACutExportMayHideBeforeIsNotNew() {
    site(NOW);
    eachDay(
        day -> {
          Row usual = row("/b", 100, 5);
          List<Row> rows = day == 0 ? List.of(usual, row("/a", 40, 2)) : List.of(usual);
          save(PAGES, day, day == DAYS_BEFORE, rows);
        });

    assertThat(changes().result().newPages()).isEmpty();
  }

  @Test
  void aPageThatNoDayBeforeHasIsNew() {
    site(NOW);
    eachDay(
        day -> {
          Row usual = row("/b", 100, 5);
          save(PAGES, day, false, day == 0 ? List.of(usual, row("/a", 40, 2)) : List.of(usual));
        });

    assertThat(changes().result().newPages())
        .extracting(Changes.Page::group)
        .containsExactly(Map.of(Dimension.URL, page("/a")));
  }

  @Test
  void namesTheHoursAndTheMissingDaysOfABreakdownOfItsOwn() {
    site(NOW.minus(Duration.ofHours(2)));
    eachDay(
        day -> {
          if (day != 4) {
            save(PAGES, day, false, row("/a", 100, day == 0 ? 60 : 5), row("/b", 100, 5));
          }
        });

    ChangesAnswer.Days days = changes().otherDays(Map.of(Dimension.URL, page("/a"))).orElseThrow();

    assertThat(days.window().to()).isEqualTo(NOW);
    assertThat(days.missing()).containsExactly(LocalDate.of(2026, 3, 6));
  }

  private interface OnDay {
    void save(int daysAgo);
  }

  private static void eachDay(OnDay saving) {
    for (int day = DAYS_BEFORE; day >= 0; day--) {
      saving.save(day);
    }
  }

  /** Saves the site's days, which end at the hour of an instant. */
  private void site(Instant last) {
    eachDay(
        day ->
            shop.save(
                Cube.SITE,
                last.minus(Duration.ofDays(day)),
                false,
                List.of(new Row(List.of(), facts(200, 10)))));
  }

  private void save(Cube cube, int daysAgo, boolean mayBeCut, Row... rows) {
    save(cube, daysAgo, mayBeCut, List.of(rows));
  }

  private void save(Cube cube, int daysAgo, boolean mayBeCut, List<Row> rows) {
    shop.save(cube, NOW.minus(Duration.ofDays(daysAgo)), mayBeCut, rows);
  }

  private static String page(String path) {
    return "https://shop.example" + path;
  }

  private static Row row(String path, double sessions, double dead) {
    return new Row(List.of(page(path)), facts(sessions, dead));
  }

  private static Facts facts(double sessions, double dead) {
    Map<Measure, Double> facts = new EnumMap<>(Measure.class);
    facts.put(Measure.DEAD_CLICKS_SESSIONS, dead);
    if (!Double.isNaN(sessions)) {
      facts.put(Measure.SESSIONS, sessions);
      facts.put(Measure.BOT_SESSIONS, 0.0);
    }
    return new Facts(facts);
  }

  private ChangesAnswer changes() {
    ChangesQuestion question =
        new ChangesQuestion(List.of(), new Period(1, 0), DAYS_BEFORE, List.of(Signal.DEAD_CLICKS));
    return StoredShop.answered(ChangesJudge.judge(question, shop.analyst(), Caller.PATIENT));
  }
}
