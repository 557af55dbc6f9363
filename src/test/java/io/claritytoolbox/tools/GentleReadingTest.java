package io.claritytoolbox.tools;

import static io.claritytoolbox.model.Dimension.BROWSER;
import static io.claritytoolbox.model.Dimension.CAMPAIGN;
import static io.claritytoolbox.model.Dimension.COUNTRY;
import static io.claritytoolbox.model.Dimension.DEVICE;
import static io.claritytoolbox.model.Dimension.URL;
import static org.assertj.core.api.Assertions.assertThat;

import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Filter;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.Period;
import io.claritytoolbox.model.Question;
import io.claritytoolbox.model.Spend;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the meaning of arguments in all spellings of clients. */
final class GentleReadingTest {
  @Test
  void asksForTheLastThreeDaysWhereNothingIsSaid() {
    DataTool.Asked asked = sessions("{}");
    assertThat(asked.question())
        .isEqualTo(
            new Question(
                asked.question().measures(),
                List.of(),
                List.of(),
                new Period(3, 0),
                null,
                Spend.AUTO));
    assertThat(asked.layout().limit()).isEqualTo(25);
    assertThat(asked.project()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"7", "7.0", "'7'", "' 7 '", "'7.0'", "7e0"})
  void readsWholeNumbersHoweverTheyAreWritten(String days) {
    assertThat(sessions("{'days': " + days + "}").question().period()).isEqualTo(new Period(7, 0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "''", "'  '"})
  void countsNullAndBlankAsAbsent(String nothing) {
    String all = "{'days': %1$s, 'group_by': %1$s, 'filters': %1$s, 'spend': %1$s, 'limit': %1$s}";
    assertThat(sessions(all.formatted(nothing)).question()).isEqualTo(sessions("{}").question());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"group_by\": [\"Device\", \"Browser\"]}",
        "{\"group_by\": \"Device,Browser\"}",
        "{\"group_by\": \"device , BROWSER,\"}",
        "{\"group_by\": \"[\\\"Device\\\", \\\"Browser\\\"]\"}",
        "{\"group_by\": [\"Device\", \"device\", \"Browser\", null]}"
      })
  void readsListsHoweverTheyAreWritten(String arguments) {
    assertThat(sessions(arguments).question().groupBy()).containsExactly(DEVICE, BROWSER);
  }

  @Test
  void takesOneValueForAList() {
    assertThat(sessions("{'group_by': 'os'}").question().groupBy()).containsExactly(Dimension.OS);
  }

  @Test
  void takesCountrysDocumentedAlias() {
    assertThat(sessions("{'group_by': 'Country/Region'}").question().groupBy())
        .containsExactly(COUNTRY);
  }

  @Test
  void keepsTheOrderOfGrouping() {
    assertThat(sessions("{'group_by': ['Browser', 'URL']}").question().groupBy())
        .containsExactly(BROWSER, URL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"filters\": [{\"dimension\": \"Device\", \"op\": \"is_not\", \"values\": [\"PC\"]}]}",
        "{\"filters\": {\"dimension\": \"device\", \"op\": \"IS_NOT\", \"values\": \"PC\"}}",
        "{\"filters\": [{\"dimension\": \"DEVICE\", \"op\": \"is_not\", \"value\": \"PC\"}]}",
        "{\"filters\": \"[{\\\"dimension\\\":\\\"Device\\\",\\\"op\\\":\\\"is_not\\\",\\\"values\\\":[\\\"PC\\\"]}]\"}",
        "{\"filters\": [\"{\\\"dimension\\\":\\\"Device\\\",\\\"op\\\":\\\"is_not\\\",\\\"value\\\":\\\"PC\\\"}\"]}"
      })
  void readsFiltersHoweverTheyAreWritten(String arguments) {
    assertThat(sessions(arguments).question().filters())
        .containsExactly(new Filter(DEVICE, Filter.Op.IS_NOT, List.of("PC")));
  }

  @Test
  void spacesAtTheEndsCountInAPartOfANameAlone() {
    assertThat(values("{'dimension': 'Campaign', 'op': 'contains', 'values': [' 17']}"))
        .containsExactly(" 17");
    assertThat(values("{'dimension': 'Campaign', 'values': [' Spring 17 ']}"))
        .containsExactly("Spring 17");
  }

  @Test
  void onlyTheNamedMeasuresAreAskedForWithTheSessionsThatOrderThem() {
    assertThat(sessions("{'measures': ['active_seconds']}").question().measures())
        .containsExactly(Measure.SESSIONS, Measure.ACTIVE_SECONDS);
  }

  private static List<String> values(String filter) {
    return sessions("{'filters': [" + filter + "]}").question().filters().get(0).values();
  }

  @Test
  void filtersByEqualityWhereNoOpIsGiven() {
    assertThat(
            sessions("{'filters': [{'dimension': 'Device', 'values': ['PC', 'Tablet']}]}")
                .question()
                .filters())
        .containsExactly(new Filter(DEVICE, Filter.Op.IS, List.of("PC", "Tablet")));
  }

  @Test
  void leavesCommasNumbersAndAddressesOfFilterValuesAsTheyAre() {
    assertThat(
            sessions(
                    "{'filters': [{'dimension': 'Campaign', 'values': ['a, b', 2026]},"
                        + "{'dimension': 'URL', 'value': 'https://Shop.example/A?b=C#d'}]}")
                .question()
                .filters())
        .containsExactly(
            new Filter(CAMPAIGN, Filter.Op.IS, List.of("a, b", "2026")),
            new Filter(URL, Filter.Op.IS, List.of("https://Shop.example/A?b=C#d")));
  }

  @Test
  void readsAgeSpendingOrderAndLimit() {
    DataTool.Asked asked =
        sessions("{'max_age_hours': '1.5', 'spend': 'Never', 'order_by': 'USERS', 'limit': '200'}");
    assertThat(asked.question().maxAge()).isEqualTo(Duration.ofMinutes(90));
    assertThat(asked.question().spend()).isEqualTo(Spend.NEVER);
    assertThat(asked.layout().order().label()).isEqualTo("users, largest first");
    assertThat(asked.layout().limit()).isEqualTo(200);
  }

  @Test
  void takesTheBoundsThemselves() {
    DataTool.Asked asked =
        sessions("{'days': 90, 'ends_days_ago': 400, 'max_age_hours': 9600, 'limit': 1}");
    assertThat(asked.question().period()).isEqualTo(new Period(90, 400));
    assertThat(sessions("{'max_age_hours': 0}").question().maxAge()).isEqualTo(Duration.ZERO);
  }

  @Test
  void sortsFromEitherEnd() {
    assertThat(
            sessions("{'order_by': 'scroll_depth_percent', 'order': 'Ascending'}")
                .layout()
                .order()
                .label())
        .isEqualTo("scroll_depth_percent, smallest first");
    assertThat(asked("get_ux_by_url", "{'order': 'ascending'}").layout().order().label())
        .isEqualTo("affected sessions summed over the six signals, smallest first");
  }

  @Test
  void showsTheNamedMeasuresAndTheOneThatSorts() {
    assertThat(
            asked("get_ux_by_url", "{'measures': 'users,sessions', 'order_by': 'dead_clicks'}")
                .layout()
                .columns())
        .containsExactly(Measure.SESSIONS, Measure.USERS, Measure.DEAD_CLICKS);
    assertThat(asked("get_ux_by_url", "{'measures': []}").layout().columns())
        .hasSize(8)
        .startsWith(Measure.SESSIONS, Measure.SCROLL_DEPTH_PERCENT);
    assertThat(asked("get_friction", "{}").layout().columns()).hasSize(14);
    assertThat(asked("get_friction", "{'signals': 'quickbacks'}").layout().columns()).hasSize(5);
  }

  @Test
  void aTrendTakesFurtherMeasures() {
    assertThat(
            asked("get_trend", "{'measure': 'users', 'measures': ['sessions']}").layout().columns())
        .containsExactly(Measure.USERS, Measure.SESSIONS);
    assertThat(asked("get_trend", "{'measures': ['dead_clicks', 'users']}").layout().columns())
        .containsExactly(Measure.DEAD_CLICKS, Measure.USERS);
    assertThat(asked("get_trend", "{}").layout().columns()).containsExactly(Measure.SESSIONS);
  }

  @Test
  void replacesHalvesOfPairsInText() {
    assertThat(
            sessions("{\"filters\": [{\"dimension\": \"Campaign\", \"value\": \"a\\ud83db\"}]}")
                .question()
                .filters())
        .containsExactly(new Filter(CAMPAIGN, Filter.Op.IS, List.of("a\ufffdb")));
  }

  @Test
  void asksForTheChosenSignalsAndSortsByTheFirstNamed() {
    DataTool.Asked asked = friction("{'signals': 'Script_Errors,dead_clicks'}");
    assertThat(asked.question().measures())
        .containsExactly(
            Measure.SESSIONS,
            Measure.DEAD_CLICKS,
            Measure.DEAD_CLICKS_SESSIONS,
            Measure.DEAD_CLICKS_SESSION_PERCENT,
            Measure.DEAD_CLICKS_PAGE_VIEWS,
            Measure.SCRIPT_ERRORS,
            Measure.SCRIPT_ERRORS_SESSIONS,
            Measure.SCRIPT_ERRORS_SESSION_PERCENT,
            Measure.SCRIPT_ERRORS_PAGE_VIEWS);
    assertThat(asked.layout().order().label()).isEqualTo("script_errors, largest first");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{'signals': []}", "{'signals': null}"})
  void asksForAllSignalsWhereNoneIsChosen(String arguments) {
    assertThat(friction(arguments).question().measures()).hasSize(25);
  }

  @ParameterizedTest
  @ValueSource(strings = {"['Device']", "['URL', 'Device']", "'device,url'"})
  void alwaysGroupsPagesByAddressFirst(String groupBy) {
    assertThat(asked("get_ux_by_url", "{'group_by': " + groupBy + "}").question().groupBy())
        .containsExactly(URL, DEVICE);
  }

  @Test
  void asksForAListBySessionsAndForPopularPagesByVisits() {
    DataTool.Asked titles = sessions("{'group_by': ['pagetitle'], 'days': 1}");
    assertThat(titles.question().measures()).containsExactly(Measure.SESSIONS);
    assertThat(titles.question().groupBy()).isEmpty();
    assertThat(titles.question().period()).isEqualTo(new Period(1, 0));

    assertThat(sessions("{'group_by': 'PopularPage'}").layout().order().label())
        .isEqualTo("visits, largest first");
  }

  private static DataTool.Asked sessions(String json) {
    return asked("get_sessions", json);
  }

  private static DataTool.Asked friction(String json) {
    return asked("get_friction", json);
  }

  private static DataTool.Asked asked(String tool, String json) {
    DataTool data =
        DataTools.all().stream()
            .map(spec -> new DataTool(new ProjectArgument(Room.named("shop")), spec.get()))
            .filter(each -> each.definition().name().equals(tool))
            .findFirst()
            .orElseThrow();
    Arguments call = new Arguments(data.definition(), Room.json(json));
    DataTool.Asked asked = data.read(call);
    assertThat(call.faults().refusal()).isEmpty();
    return asked;
  }
}
