package io.claritytoolbox.answer;

import static org.assertj.core.api.Assertions.assertThat;

import io.claritytoolbox.answer.Provenance.Derivation;
import io.claritytoolbox.model.Caller;
import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Export;
import io.claritytoolbox.model.ExportRequest;
import io.claritytoolbox.model.Facts;
import io.claritytoolbox.model.Listing;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.Quality;
import io.claritytoolbox.model.Question;
import io.claritytoolbox.model.Row;
import io.claritytoolbox.model.Spend;
import io.claritytoolbox.plan.Cost;
import java.time.Duration;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TopTenListTest {
  private static final Comparator<Row> MOST_FIRST =
      Comparator.comparing(TopTenListTest::sessions).reversed();

  private final Desk desk = Desk.ofShop();

  @Test
  void theSitesOwnListAnswersSessionsByDeviceForNothing() {
    desk.sync(new ExportRequest(Cube.SITE, 3));
    Question byDevice = Desk.by(Dimension.DEVICE);
    Question sessions = onlySessions(byDevice);

    assertThat(desk.analyst.cost(sessions)).isEqualTo(new Cost(0, true));
    assertThat(desk.analyst.cost(byDevice)).isEqualTo(new Cost(1, true));
    Answer list = desk.answer(sessions);
    Answer stored = desk.answer(Desk.spending(byDevice, Spend.NEVER));
    assertThat(desk.requests).isEmpty();
    assertThat(list.quality()).containsExactly(Map.entry(Measure.SESSIONS, Quality.EXACT));
    assertThat(stored.rows()).isEqualTo(list.rows());
    assertThat(stored.warnings().get(0)).startsWith("Only the sessions are stored by Device");

    Answer bought = desk.answer(byDevice);
    assertThat(desk.requests).hasSize(1);
    assertThat(byName(list)).isEqualTo(byName(bought));
  }

  @Test
  void aListOfTenMayLackSomeAndIsNotTakenForAllBrowsers() {
    desk.sync(new ExportRequest(Cube.SITE, 3));
    Question countries = onlySessions(Desk.spending(Desk.by(Dimension.COUNTRY), Spend.NEVER));

    assertThat(named(Listing.Kind.COUNTRY)).isEqualTo(Listing.TOP);
    assertThat(desk.refusal(countries)).contains("Nothing stored answers this by Country");
  }

  @Test
  void aListThatDoesntNameAllSessionsOfTheSiteIsNotTakenForAllDevices() {
    Question devices =
        Desk.over(onlySessions(Desk.spending(Desk.by(Dimension.DEVICE), Spend.NEVER)), 1, 0);
    Listing.Entry mobile = new Listing.Entry("Mobile", 7);

    keep(List.of(new Listing(Listing.Kind.DEVICE, List.of(mobile))));
    assertThat(desk.refusal(devices)).contains("Nothing stored answers this by Device");

    desk.turn(Duration.ofMinutes(1));
    keep(
        List.of(
            new Listing(
                Listing.Kind.DEVICE,
                List.of(mobile, new Listing.Entry(null, 2), new Listing.Entry(null, 3)))));
    assertThat(byName(desk.answer(devices)))
        .containsOnly(
            Map.entry(List.of("Mobile"), 7.0), Map.entry(Collections.singletonList(null), 5.0));
  }

  private static Question onlySessions(Question any) {
    return new Question(
        List.of(Measure.SESSIONS),
        any.groupBy(),
        any.filters(),
        any.period(),
        any.maxAge(),
        any.spend());
  }

  private int named(Listing.Kind kind) {
    Question free = Desk.spending(Desk.by(), Spend.NEVER);
    return ((Answer) desk.analyst.list(kind, free, Caller.PATIENT)).rows().size();
  }

  private static Map<List<String>, Double> byName(Answer answer) {
    return answer.rows().stream()
        .collect(
            Collectors.toMap(Row::key, row -> row.facts().get(Measure.SESSIONS).orElseThrow()));
  }

  @Test
  void aListComesFromTheExportWithoutDimensions() {
    Answer answer = titles(Desk.by());

    assertThat(desk.requests).containsExactly(new ExportRequest(Cube.SITE, 3));
    assertThat(answer.rows()).hasSize(10);
    assertThat(answer.groupBy()).containsExactly("PageTitle");
  }

  @Test
  void aListOfOtherDaysIsBetterThanNoneAndSaysSo() {
    desk.sync(new ExportRequest(Cube.SITE, 3));

    Answer answer = titles(Desk.over(Desk.spending(Desk.by(), Spend.NEVER), 1, 0));

    assertThat(answer.days()).isEqualTo(3);
    assertThat(answer.warnings())
        .anyMatch(warning -> warning.contains("of 3 days, not of the 1 asked for"));
    assertThat(desk.requests).isEmpty();
  }

  @Test
  void listsOfSingleDaysAreAddedUpForNothing() {
    for (int day = 0; day < 3; day++) {
      desk.sync(new ExportRequest(Cube.SITE, 1));
      desk.turn(Duration.ofDays(day < 2 ? 1 : 0));
    }
    List<Answer> days =
        IntStream.range(0, 3).mapToObj(day -> titles(Desk.over(Desk.by(), 1, day))).toList();

    Answer answer = titles(Desk.by());

    assertThat(desk.requests).isEmpty();
    assertThat(answer.rows()).hasSize(10).isSortedAccordingTo(MOST_FIRST);
    assertThat(answer.rows())
        .allSatisfy(row -> assertThat(sessions(row)).isGreaterThanOrEqualTo(sum(days, row.key())));
    assertThat(answer.provenance().derived()).contains(Derivation.COMPOSED);
  }

  @Test
  void aNameBeyondTheTenOfADayIsBoundedByTheTenth() {
    desk.sync(new ExportRequest(Cube.SITE, 1));
    desk.turn(Duration.ofDays(1));
    desk.sync(new ExportRequest(Cube.SITE, 1));

    Answer one = titles(Desk.over(Desk.by(), 1, 0));
    Answer two = titles(Desk.over(Desk.by(), 2, 0));

    assertThat(one.quality()).containsValue(Quality.EXACT);
    assertThat(two.quality()).containsValue(Quality.UPPER_BOUND);
    assertThat(two.warnings()).anyMatch(warning -> warning.contains("Clarity names ten at most"));
  }

  @Test
  void aShortListWhoseNamesWereMaskedMayHaveHadANameThatItLacks() {
    keep(
        List.of(
            new Listing(
                Listing.Kind.PAGE_TITLE, List.of(new Listing.Entry("Order of [email]", 9)))),
        Listing.Kind.PAGE_TITLE.foldedWarning());
    desk.turn(Duration.ofDays(1));
    keep(
        List.of(
            new Listing(
                Listing.Kind.PAGE_TITLE,
                List.of(
                    new Listing.Entry("Order of [email]", 8), new Listing.Entry("Cart [id]", 3)))));

    Answer answer = titles(Desk.over(Desk.by(), 2, 0));

    assertThat(answer.rows()).extracting(TopTenListTest::sessions).containsExactly(9.0, 3.0);
    assertThat(answer.quality()).containsValue(Quality.LOWER_BOUND);
    assertThat(answer.warnings()).contains(Listing.Kind.PAGE_TITLE.foldedWarning());
  }

  @Test
  void aWarningThatWasStoredInOtherWordsStillBounds() {
    Listing.Kind kind = Listing.Kind.PAGE_TITLE;
    keep(
        List.of(new Listing(kind, List.of(new Listing.Entry("Order of [email]", 9)))),
        "Names in Clarity's list of PageTitle were folded or masked.",
        Listing.Kind.REFERRER.foldedWarning());

    Answer answer = titles(Desk.over(Desk.by(), 1, 0));

    assertThat(answer.quality()).containsValue(Quality.LOWER_BOUND);
    assertThat(answer.warnings()).noneMatch(warning -> warning.contains("Referrer"));
  }

  @Test
  void namesThatEachListHasAreAddedUpAsWellAsSessionsOverDaysCanBe() {
    for (int day = 0; day < 2; day++) {
      keep(List.of(new Listing(Listing.Kind.PAGE_TITLE, List.of(new Listing.Entry("Home", 9)))));
      desk.turn(Duration.ofDays(day < 1 ? 1 : 0));
    }

    Answer answer = titles(Desk.over(Desk.by(), 2, 0));

    assertThat(answer.quality()).containsValue(Quality.UPPER_BOUND);
    assertThat(answer.warnings()).isEmpty();
  }

  @Test
  void aDayWhoseExportHasNoListMakesTheSumALowerBound() {
    keep(List.of());
    desk.turn(Duration.ofDays(1));
    keep(List.of(new Listing(Listing.Kind.PAGE_TITLE, List.of(new Listing.Entry("Home", 8)))));

    Answer answer = titles(Desk.over(Desk.by(), 2, 0));

    assertThat(answer.quality()).containsValue(Quality.LOWER_BOUND);
    assertThat(answer.warnings()).anyMatch(warning -> warning.contains("may be missing"));
  }

  @Test
  void aListOfThePastSaysHowFarOffItEnds() {
    desk.sync(new ExportRequest(Cube.SITE, 1));
    desk.turn(Duration.ofHours(28));

    Answer answer = titles(Desk.over(Desk.spending(Desk.by(), Spend.NEVER), 1, 1));

    assertThat(answer.warnings()).anyMatch(warning -> warning.contains("4 hours off the period"));
  }

  private void keep(List<Listing> lists, String... warnings) {
    Row site = new Row(List.of(), new Facts(Map.of(Measure.SESSIONS, 12.0)));
    desk.history.save(
        new Export(
            Cube.SITE, 1, desk.instant(), List.of(site), lists, false, "[]", List.of(warnings)));
  }

  @Test
  void aListLacksTheDaysThatNothingWasStoredOf() {
    desk.sync(new ExportRequest(Cube.SITE, 1));

    Answer answer = titles(Desk.spending(Desk.by(), Spend.NEVER));

    assertThat(answer.coverage().missing()).hasSize(2);
    assertThat(answer.quality()).containsValue(Quality.EXACT);
  }

  private Answer titles(Question question) {
    return (Answer) desk.analyst.list(Listing.Kind.PAGE_TITLE, question, Caller.PATIENT);
  }

  private static double sum(List<Answer> days, List<String> key) {
    return days.stream()
        .flatMap(day -> day.rows().stream())
        .filter(row -> row.key().equals(key))
        .mapToDouble(TopTenListTest::sessions)
        .sum();
  }

  private static double sessions(Row row) {
    return row.facts().get(Measure.SESSIONS, 0);
  }
}
