package io.claritytoolbox.tools;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.claritytoolbox.model.Caller;
import java.util.Collections;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused, in which words. A call that gets past its arguments meets a closed project. */
final class RefusalTest {
  private static final String CLOSED = "CLARITY_API_TOKEN is not set.";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'days': 'soon'}        | days is a whole number from 1 to 90, not \"soon\".",
        "{'days': 0}             | days is a whole number from 1 to 90, not 0.",
        "{'days': 91}            | days is a whole number from 1 to 90, not 91.",
        "{'days': 2.5}           | days is a whole number from 1 to 90, not 2.5.",
        "{'days': [3]}           | days is a whole number from 1 to 90, not [3].",
        "{'days': true}          | days is a whole number from 1 to 90, not true.",
        "{'days': 'NaN'}         | days is a whole number from 1 to 90, not \"NaN\".",
        "{'days': '0x3'}         | days is a whole number from 1 to 90, not \"0x3\".",
        "{'ends_days_ago': -1}   | ends_days_ago is a whole number from 0 to 400, not -1.",
        "{'ends_days_ago': 401}  | ends_days_ago is a whole number from 0 to 400, not 401.",
        "{'limit': 0}            | limit is a whole number from 1 to 200, not 0.",
        "{'limit': 201}          | limit is a whole number from 1 to 200, not 201.",
        "{'max_age_hours': -0.1} | max_age_hours is a number from 0 to 9600, not -0.1.",
        "{'max_age_hours': 9601} | max_age_hours is a number from 0 to 9600, not 9601.",
        "{'spend': 'all'}        | spend is one of auto, never, reserve, not \"all\".",
        "{'order_by': 'rage_clicks'} | order_by is one of sessions, bot_sessions, users, "
            + "pages_per_session, scroll_depth_percent, active_seconds, total_seconds, not "
            + "\"rage_clicks\".",
        "{'filters': 3}          | filters[0] is an object {dimension, op, values}, not 3.",
        "{'filters': [{'dimension': 'Device', 'op': 'like', 'values': ['a']}]} | filters[0].op is "
            + "one of is, is_not, contains, starts_with, not \"like\".",
        "{'filters': [{'dimension': 'Device'}]} | filters[0].values is missing: it is a list of at "
            + "least one text.",
        "{'filters': [{'dimension': 'Device', 'values': [[]]}]} | filters[0].values is a list of "
            + "texts, not [].",
        "{'filters': [{'dimension': 'Device', 'values': ['a'], 'not': true}]} | filters[0] is an "
            + "object {dimension, op, values}, without \"not\"."
      })
  void refusesByTheNameThatWasTyped(String arguments, String sentence) {
    assertThat(refusal("get_sessions", arguments))
        .isEqualTo(
            "Nothing was asked and nothing spent. Mend these arguments and call again:\n- "
                + sentence);
  }

  @Test
  void namesTheNearestKnownValue() {
    assertThat(refusal("get_rage_clicks", "{'group_by': ['Devise']}"))
        .endsWith(
            "group_by is one of URL, Device, Browser, OS, Country, Source, Medium, Campaign,"
                + " Channel (did you mean Device?), not \"Devise\".");
    assertThat(refusal("get_friction", "{'signals': 'rage_click'}"))
        .contains("did you mean rage_clicks?");
    assertThat(refusal("get_sessions", "{'group_by': 'Wombat'}")).doesNotContain("did you mean");
  }

  @Test
  void refusesAnUnknownArgumentWithTheNearestAndTheList() {
    assertThat(refusal("get_sessions", "{'groupby': 'Device'}"))
        .endsWith(
            "\"groupby\" is no argument of get_sessions. Did you mean group_by? It takes group_by,"
                + " days, ends_days_ago, filters, order_by, limit, max_age_hours, spend.");
    assertThat(refusal("get_quota", "{'project': 'shop'}"))
        .endsWith("\"project\" is no argument of get_quota. It takes question.");
  }

  @Test
  void tellsAllFaultsOfACallTogether() {
    assertThat(
            refusal(
                "get_friction",
                "{'dayz': 1, 'days': 'x', 'limit': 'y', 'signals': ['z', 'w'], 'spend': 5}"))
        .contains("dayz", "days is", "limit is", "not \"z\"", "not \"w\"", "spend is");
  }

  @Test
  void tellsTheFirstDozenOfVeryManyFaults() {
    StringBuilder names = new StringBuilder("a0");
    for (int index = 1; index < 500; index++) {
      names.append(",a").append(index);
    }
    assertThat(refusal("get_sessions", "{'group_by': '" + names + "'}"))
        .hasSizeLessThan(4_000)
        .endsWith("- and more");
  }

  @Test
  void quotesAWrongValueShortAndWithoutControlCharacters() {
    String typed = "\\u202Eevil\\n".repeat(100);
    assertThat(refusal("get_sessions", "{\"spend\": \"" + typed + "\"}"))
        .hasSizeLessThan(250)
        .doesNotContain("\u202E");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'group_by': ['URL', 'Device', 'Browser', 'OS']}",
        "{'group_by': ['URL', 'Device', 'Browser'], 'filters': {'dimension': 'OS', 'value': 'IOS'}}"
      })
  void refusesMoreThanThreeDimensionsAndSaysWhy(String arguments) {
    assertThat(refusal("get_rage_clicks", arguments))
        .endsWith(
            "group_by and filters together name URL, Device, Browser, OS: Clarity breaks down by"
                + " three dimensions at most.");
  }

  @Test
  void countsADimensionThatIsGroupedAndFilteredByOnce() {
    assertThat(
            refusal(
                "get_rage_clicks",
                "{'group_by': ['URL', 'Device', 'OS'],"
                    + "'filters': {'dimension': 'OS', 'value': 'IOS'}}"))
        .isEqualTo(CLOSED);
  }

  @Test
  void countsTheAddressAmongThePagesDimensions() {
    assertThat(refusal("get_ux_by_url", "{'group_by': ['Device', 'Browser', 'OS']}"))
        .contains("name URL, Device, Browser, OS");
    assertThat(refusal("get_ux_by_url", "{'group_by': ['Device', 'Browser', 'URL']}"))
        .isEqualTo(CLOSED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'group_by': ['PageTitle', 'Device']}",
        "{'group_by': ['PageTitle', 'Referrer']}",
        "{'group_by': 'PageTitle', 'filters': {'dimension': 'OS', 'value': 'IOS'}}"
      })
  void refusesAListInCompany(String arguments) {
    assertThat(refusal("get_sessions", arguments))
        .endsWith(
            "PageTitle is one of Clarity's top-ten lists of the whole site: name it alone in"
                + " group_by and leave filters out.");
  }

  @Test
  void knowsListsInSessionsAlone() {
    assertThat(refusal("get_sessions", "{'group_by': 'Referrer'}")).isEqualTo(CLOSED);
    assertThat(refusal("get_rage_clicks", "{'group_by': 'Referrer'}")).contains("group_by is one");
    assertThat(refusal("get_sessions", "{'filters': {'dimension': 'Referrer', 'value': 'x'}}"))
        .contains("filters[0].dimension is one of");
  }

  @Test
  void refusesToOrderByAMeasureThatTheAnswerLacks() {
    assertThat(refusal("get_friction", "{'signals': 'dead_clicks', 'order_by': 'rage_clicks'}"))
        .endsWith(
            "order_by is none of the measures of this answer: sessions, dead_clicks,"
                + " dead_clicks_sessions, dead_clicks_session_percent, dead_clicks_page_views.");
    assertThat(refusal("get_sessions", "{'group_by': 'PopularPage', 'order_by': 'users'}"))
        .endsWith("order_by is none of the measures of this answer: visits.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"get_sessions", "get_rage_clicks", "get_friction", "get_ux_by_url", "get_quota"})
  void saysWhatIsMissingWhereTheProjectIsClosed(String tool) {
    assertThat(refusal(tool, "{}")).isEqualTo(CLOSED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"get_sessions", "get_rage_clicks", "get_friction", "get_ux_by_url", "get_quota"})
  void asksWhichProjectWhereSeveralAreConfigured(String tool) {
    assertThat(refusal(tool, "{}", "shop", "blog"))
        .endsWith("project is missing: it is one of shop, blog.");
    assertThat(refusal(tool, "{'project': 'blok'}", "shop", "blog"))
        .endsWith("project is one of shop, blog (did you mean blog?), not \"blok\".");
    assertThat(refusal(tool, "{'project': 'Blog'}", "shop", "blog"))
        .isEqualTo("CLARITY_API_TOKEN is not set for blog");
  }

  @Test
  void prefersTheProjectWhoseNameIsExact() {
    assertThat(refusal("get_quota", "{'project': 'SHOP'}", "shop", "SHOP")).endsWith("for SHOP");
  }

  private static String refusal(String tool, String arguments, String... projects) {
    String[] names = projects.length == 0 ? new String[] {"shop"} : projects;
    ToolResult result =
        Tools.of(Room.named(names)).stream()
            .filter(each -> each.definition().name().equals(tool))
            .findFirst()
            .orElseThrow()
            .call(Room.json(arguments), Caller.PATIENT);
    assertThat(result.isError()).isTrue();
    return result.text();
  }

  @Test
  void takesNoMoreFiltersAndValuesThanAnybodyMeans() {
    String values = IntStream.range(0, 201).mapToObj(i -> "'v" + i + "'").collect(joining(","));
    assertThat(
            refusal(
                "get_sessions", "{'filters': [{'dimension': 'URL', 'values': [" + values + "]}]}"))
        .contains("filters[0].values are 200 texts at most, not 201.");
    String filter = "{'dimension': 'URL', 'values': ['a']}";
    String filters = Collections.nCopies(21, filter).stream().collect(joining(","));
    assertThat(refusal("get_sessions", "{'filters': [" + filters + "]}"))
        .contains("filters are 20 at most, not 21.");
  }

  @Test
  void makesNoSentenceThatNobodyReads() {
    Faults faults = new Faults();
    IntStream.range(0, 12).forEach(i -> faults.add("fault " + i));
    faults.add(
        () -> {
          throw new AssertionError("this one was made");
        });
    assertThat(faults.refusal().orElseThrow().text()).endsWith("- fault 11\n- and more");
  }
}
