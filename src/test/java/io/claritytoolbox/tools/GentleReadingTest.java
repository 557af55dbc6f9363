package io.claritytoolbox.tools;

import static io.claritytoolbox.model.Dimension.BROWSER;
import static io.claritytoolbox.model.Dimension.CAMPAIGN;
import static io.claritytoolbox.model.Dimension.COUNTRY;
import static io.claritytoolbox.model.Dimension.DEVICE;
import static io.claritytoolbox.model.Dimension.URL;
import static org.assertj.core.api.Assertions.assertThat;

import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Filter;
import io.claritytoolbox.model.Listing;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.Period;
import io.claritytoolbox.model.Question;
import io.claritytoolbox.model.Spend;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What arguments mean, however a client spells them. */
final class GentleReadingTest {
  private static final SessionsTool SESSIONS = new SessionsTool(Room.named("shop"));
  private static final FrictionTool FRICTION = new FrictionTool(Room.named("shop"));
  private static final UxByUrlTool UX = new UxByUrlTool(Room.named("shop"));

  @Test
  void asksForTheLastThreeDaysWhereNothingIsSaid() {
    Asked asked = sessions("{}");
    assertThat(asked.question())
        .isEqualTo(
            new Question(
                asked.question().measures(),
                List.of(),
                List.of(),
                new Period(3, 0),
                null,
                Spend.AUTO));
    assertThat(asked.limit()).isEqualTo(25);
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
    Asked asked =
        sessions("{'max_age_hours': '1.5', 'spend': 'Never', 'order_by': 'USERS', 'limit': '200'}");
    assertThat(asked.question().maxAge()).isEqualTo(Duration.ofMinutes(90));
    assertThat(asked.question().spend()).isEqualTo(Spend.NEVER);
    assertThat(asked.order().label()).isEqualTo("users");
    assertThat(asked.limit()).isEqualTo(200);
  }

  @Test
  void takesTheBoundsThemselves() {
    Asked asked = sessions("{'days': 90, 'ends_days_ago': 400, 'max_age_hours': 9600, 'limit': 1}");
    assertThat(asked.question().period()).isEqualTo(new Period(90, 400));
    assertThat(sessions("{'max_age_hours': 0}").question().maxAge()).isEqualTo(Duration.ZERO);
  }

  @Test
  void asksForTheChosenSignalsAndSortsByTheFirstNamed() {
    Asked asked = friction("{'signals': 'Script_Errors,dead_clicks'}");
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
    assertThat(asked.order().label()).isEqualTo("script_errors");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{'signals': []}", "{'signals': null}"})
  void asksForAllSignalsWhereNoneIsChosen(String arguments) {
    assertThat(friction(arguments).question().measures()).hasSize(25);
  }

  @ParameterizedTest
  @ValueSource(strings = {"['Device']", "['URL', 'Device']", "'device,url'"})
  void alwaysGroupsPagesByAddressFirst(String groupBy) {
    Arguments call = arguments(UX.definition(), "{'group_by': " + groupBy + "}");
    assertThat(UX.read(call).question().groupBy()).containsExactly(URL, DEVICE);
    assertThat(call.faults().refusal()).isEmpty();
  }

  @Test
  void asksForAListBySessionsAndForPopularPagesByVisits() {
    Arguments titles = arguments(SESSIONS.definition(), "{'group_by': ['pagetitle'], 'days': 1}");
    Asked asked = SESSIONS.readList(titles, Listing.Kind.PAGE_TITLE);
    assertThat(asked.question().measures()).containsExactly(Measure.SESSIONS);
    assertThat(asked.question().groupBy()).isEmpty();
    assertThat(asked.question().period()).isEqualTo(new Period(1, 0));

    Arguments pages = arguments(SESSIONS.definition(), "{'group_by': 'PopularPage'}");
    assertThat(SESSIONS.readList(pages, Listing.Kind.POPULAR_PAGE).order().label())
        .isEqualTo("visits");
  }

  private static Asked sessions(String json) {
    Arguments call = arguments(SESSIONS.definition(), json);
    Asked asked = SESSIONS.read(call);
    assertThat(call.faults().refusal()).isEmpty();
    return asked;
  }

  private static Asked friction(String json) {
    Arguments call = arguments(FRICTION.definition(), json);
    Asked asked = FRICTION.read(call);
    assertThat(call.faults().refusal()).isEmpty();
    return asked;
  }

  private static Arguments arguments(ToolDefinition definition, String json) {
    Signature signature =
        new DataArguments(List.of(), DataArguments.orderBy(List.of(), ""))
            .signature(
                definition.name(),
                List.of(
                    DataArguments.groupBy(""),
                    Argument.someOf("signals", Choices.of(List.of(""), text -> text))));
    return new Arguments(signature, Room.json(json));
  }
}
