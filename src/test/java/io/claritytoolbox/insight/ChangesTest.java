package io.claritytoolbox.insight;

import static io.claritytoolbox.model.Dimension.BROWSER;
import static io.claritytoolbox.model.Dimension.URL;
import static io.claritytoolbox.model.Signal.SCRIPT_ERRORS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.claritytoolbox.insight.Changes.Change;
import io.claritytoolbox.insight.Changes.Likelihood;
import io.claritytoolbox.insight.Changes.Page;
import io.claritytoolbox.insight.Changes.Result;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.Signal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ChangesTest {
  private static final List<String> PAGES = List.of("/", "/shop", "/checkout", "/help");
  private static final List<String> BROWSERS = List.of("Chrome", "MobileSafari", "Edge");
  private static final LocalDate FIRST = LocalDate.of(2026, 9, 7);

  /** The sessions and errors of a page in a browser on a day. */
  private interface Visits {
    Tally of(int day, String page, String browser);
  }

  @Test
  void aBrokenPageOnOneBrowserIsNamedOnceWithItsDay() {
    Visits broken =
        (day, page, browser) ->
            day >= 19 && page.equals("/checkout") && browser.equals("MobileSafari")
                ? tally(100, 30)
                : usual(day, page, browser);

    Result result = search(18, 4, broken);

    assertThat(result.changes())
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.group())
                  .isEqualTo(Map.of(URL, "/checkout", BROWSER, "MobileSafari"));
              assertThat(change.measure()).isEqualTo(Measure.SCRIPT_ERRORS_SESSION_PERCENT);
              assertThat(change.since()).isEqualTo(FIRST.plusDays(19));
              assertThat(change.likelihood()).isEqualTo(Likelihood.ALMOST_CERTAIN);
              assertThat(change.interval().low()).isPositive();
            });
  }

  @Test
  void aChangeOfAllBrowsersIsThePages() {
    Visits broken =
        (day, page, browser) ->
            day >= 21 && page.equals("/checkout") ? tally(100, 20) : usual(day, page, browser);

    assertThat(search(21, 1, broken).changes())
        .extracting(Change::group)
        .containsExactly(Map.of(URL, "/checkout"));
  }

  @Test
  void aChangeOfAllPagesIsTheSites() {
    Visits broken = (day, page, browser) -> day >= 21 ? tally(100, 12) : usual(day, page, browser);

    assertThat(search(21, 1, broken).changes()).extracting(Change::group).containsExactly(Map.of());
  }

  @Test
  void aQuietSiteHasNoNews() {
    Result result = search(28, 1, ChangesTest::usual);

    assertThat(result.changes()).isEmpty();
    assertThat(result.newPages()).isEmpty();
    assertThat(result.gonePages()).isEmpty();
    assertThat(result.falseAlarmsExpected()).isZero();
    assertThat(result.tested()).isGreaterThan(20);
  }

  @Test
  void aFallIsNamedToo() {
    Visits mended =
        (day, page, browser) ->
            page.equals("/help") ? tally(100, day < 14 ? 40 : 20) : usual(day, page, browser);

    Change change = search(14, 2, mended).changes().get(0);

    assertThat(change.group()).isEqualTo(Map.of(URL, "/help"));
    assertThat(change.difference()).isNegative();
    assertThat(change.interval().high()).isNegative();
  }

  @Test
  void pagesComeAndGo() {
    Visits moved =
        (day, page, browser) -> {
          boolean old = page.equals("/help");
          boolean young = page.equals("/shop");
          return (old && day >= 14) || (young && day < 14)
              ? tally(0, 0)
              : usual(day, page, browser);
        };

    Result result = search(14, 1, moved);

    assertThat(result.newPages()).extracting(Page::group).containsExactly(Map.of(URL, "/shop"));
    assertThat(result.gonePages()).extracting(Page::group).contains(Map.of(URL, "/help"));
  }

  @Test
  void aPageMissingFromACutExportIsNotGone() {
    History history =
        history(
            14,
            1,
            (day, page, browser) ->
                page.equals("/help") && day >= 14 ? tally(0, 0) : usual(day, page, browser));
    history.cut(FIRST.plusDays(14), Set.of(URL));

    Result result = Changes.of(history, List.of(Signal.values()));

    assertThat(result.gonePages()).extracting(Page::group).doesNotContain(Map.of(URL, "/help"));
  }

  @Test
  void theWeekendIsNoChange() {
    Visits weekly =
        (day, page, browser) ->
            FIRST.plusDays(day).getDayOfWeek().getValue() > 5
                ? tally(40 + day % 3, 4)
                : usual(day, page, browser);

    assertThat(search(33, 1, weekly).changes()).isEmpty();
  }

  @Test
  void fewDaysBeforeRaiseNoAlarm() {
    Visits broken =
        (day, page, browser) ->
            day >= 3 && page.equals("/checkout") ? tally(100, 40) : usual(day, page, browser);

    assertThat(search(3, 1, broken).changes())
        .isNotEmpty()
        .extracting(Change::likelihood)
        .containsOnly(Likelihood.TOO_FEW_DAYS);
  }

  @Test
  void smallGroupsAreCountedNotTested() {
    Visits small =
        (day, page, browser) ->
            page.equals("/help") ? tally(2, day < 14 ? 0 : 2) : usual(day, page, browser);

    Result result = search(14, 1, small);

    assertThat(result.leftOut()).isEqualTo(4L);
    assertThat(result.changes()).isEmpty();
  }

  @Test
  void refusesTwoRowsOfOneGroupAndDay() {
    History history = new History(List.of(FIRST), List.of(FIRST.plusDays(1)));
    history.put(FIRST, Map.of(), tally(5, 0));

    assertThatThrownBy(() -> history.put(FIRST, Map.of(), tally(5, 0)))
        .hasMessageContaining("two rows");
    assertThatThrownBy(() -> history.put(FIRST.minusDays(1), Map.of(), tally(5, 0)))
        .hasMessageContaining("outside");
    assertThatThrownBy(() -> new History(List.of(FIRST), List.of(FIRST)))
        .hasMessageContaining("follow");
  }

  private static Result search(int baseline, int current, Visits visits) {
    return Changes.of(history(baseline, current, visits), List.of(Signal.values()));
  }

  private static History history(int baseline, int current, Visits visits) {
    List<LocalDate> days = FIRST.datesUntil(FIRST.plusDays(baseline + current)).toList();
    History history = new History(days.subList(0, baseline), days.subList(baseline, days.size()));
    for (int day = 0; day < days.size(); day++) {
      Map<Map<Dimension, String>, double[]> sums = new LinkedHashMap<>();
      for (String page : PAGES) {
        for (String browser : BROWSERS) {
          Tally tally = visits.of(day, page, browser);
          add(sums, Map.of(), tally);
          add(sums, Map.of(URL, page), tally);
          add(sums, Map.of(BROWSER, browser), tally);
          add(sums, Map.of(URL, page, BROWSER, browser), tally);
        }
      }
      LocalDate date = days.get(day);
      sums.forEach((group, sum) -> put(history, date, group, sum));
    }
    return history;
  }

  private static void put(
      History history, LocalDate date, Map<Dimension, String> group, double[] sum) {
    if (sum[0] > 0) {
      history.put(date, group, tally(sum[0], sum[1]));
    }
  }

  private static void add(
      Map<Map<Dimension, String>, double[]> sums, Map<Dimension, String> group, Tally tally) {
    double[] sum = sums.computeIfAbsent(group, key -> new double[2]);
    sum[0] += tally.sessions();
    sum[1] += tally.affected().get(SCRIPT_ERRORS);
  }

  /** A count that varies between days about as chance does. */
  private static Tally usual(int day, String page, String browser) {
    int wobble = Math.floorMod(31 * day + 7 * page.length() + 3 * browser.length(), 7) - 3;
    return tally(100 + 4 * wobble, 4 + wobble / 2.0);
  }

  private static Tally tally(double sessions, double errors) {
    double whole = Math.min(sessions, Math.rint(errors));
    return new Tally(sessions, sessions, Map.of(SCRIPT_ERRORS, whole), Map.of());
  }
}
