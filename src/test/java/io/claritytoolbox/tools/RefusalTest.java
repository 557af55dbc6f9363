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

/**
 * Tests refusals and their sentences. A call with valid arguments reaches a project that can't be
 * opened.
 */
final class RefusalTest {
  private static final String CLOSED = "CLARITY_API_TOKEN is not set.";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'days': 'soon'}        | `days` must be a whole number, 1–90; got \"soon\".",
        "{'days': 0}             | `days` must be 1–90; got 0.",
        "{'days': 91}            | `days` must be 1–90; got 91.",
        "{'days': '120'}         | `days` must be 1–90; got \"120\".",
        "{'days': 2.5}           | `days` must be a whole number, 1–90; got 2.5.",
        "{'days': [3]}           | `days` must be a whole number, 1–90; got [3].",
        "{'days': true}          | `days` must be a whole number, 1–90; got true.",
        "{'days': 'NaN'}         | `days` must be a whole number, 1–90; got \"NaN\".",
        "{'days': '0x3'}         | `days` must be a whole number, 1–90; got \"0x3\".",
        "{'ends_days_ago': -1}   | `ends_days_ago` must be 0–400; got -1.",
        "{'ends_days_ago': 401}  | `ends_days_ago` must be 0–400; got 401.",
        "{'limit': 0}            | `limit` must be 1–200; got 0.",
        "{'limit': 201}          | `limit` must be 1–200; got 201.",
        "{'max_age_hours': -0.1} | `max_age_hours` must be 0–9600; got -0.1.",
        "{'max_age_hours': 9601} | `max_age_hours` must be 0–9600; got 9601.",
        "{'max_age_hours': 'x'}  | `max_age_hours` must be a number, 0–9600; got \"x\".",
        "{'spend': 'all'}        | `spend` must be one of auto, never, reserve; got \"all\".",
        "{'order': 'up'}         | `order` must be one of descending, ascending; got \"up\".",
        "{'order_by': 'rage_clicks'} | `order_by` must be one of sessions, bot_sessions, users, "
            + "pages_per_session, scroll_depth_percent, active_seconds, total_seconds; got "
            + "\"rage_clicks\".",
        "{'measures': 'user'} | `measures` must be one of sessions, bot_sessions, users, "
            + "pages_per_session, scroll_depth_percent, active_seconds, total_seconds; got "
            + "\"user\". Did you mean users?",
        "{'filters': 3}          | `filters[0]` must be an object {dimension, op, values}; got 3.",
        "{'filters': [{'dimension': 'Device', 'op': 'like', 'values': ['a']}]} | `filters[0].op` "
            + "must be one of is, is_not, contains, starts_with; got \"like\".",
        "{'filters': [{'dimension': 'Device'}]} | `filters[0].values` is missing; it must be a list "
            + "of at least one text.",
        "{'filters': [{'dimension': 'Device', 'values': [[]]}]} | `filters[0].values` must be a "
            + "list of texts; got [].",
        "{'filters': [{'dimension': 'Device', 'values': ['a'], 'not': true}]} | `filters[0]` must "
            + "be an object {dimension, op, values}; got a field `not`."
      })
  void refusesByTheNameThatWasTyped(String arguments, String sentence) {
    assertThat(refusal("get_sessions", arguments))
        .isEqualTo("Fix these arguments:\n- " + sentence + "\nNo request was sent.");
  }

  @Test
  void namesTheNearestKnownValue() {
    assertThat(refusal("get_rage_clicks", "{'group_by': ['Devise']}"))
        .contains(
            "`group_by` must be one of URL, Device, Browser, OS, Country, Source, Medium, Campaign,"
                + " Channel; got \"Devise\". Did you mean Device?");
    assertThat(refusal("get_friction", "{'signals': 'rage_click'}"))
        .contains("Did you mean rage_clicks?");
    assertThat(refusal("get_sessions", "{'group_by': 'Wombat'}")).doesNotContain("Did you mean");
  }

  @Test
  void refusesAnUnknownArgumentWithTheNearestAndTheList() {
    assertThat(refusal("get_sessions", "{'groupby': 'Device'}"))
        .contains(
            "get_sessions has no argument `groupby`. Did you mean `group_by`? It takes group_by,"
                + " days, ends_days_ago, filters, order_by, order, measures, limit, max_age_hours,"
                + " spend.");
    assertThat(refusal("get_quota", "{'project': 'shop'}"))
        .contains("get_quota has no argument `project`. It takes question.");
  }

  @Test
  void tellsAllFaultsOfACallTogether() {
    assertThat(
            refusal(
                "get_friction",
                "{'dayz': 1, 'days': 'x', 'limit': 'y', 'signals': ['z', 'w'], 'spend': 5}"))
        .contains("dayz", "`days`", "`limit`", "got \"z\"", "got \"w\"", "`spend`");
  }

  @Test
  void tellsTheFirstDozenOfVeryManyFaults() {
    StringBuilder names = new StringBuilder("a0");
    for (int index = 1; index < 500; index++) {
      names.append(",a").append(index);
    }
    assertThat(refusal("get_sessions", "{'group_by': '" + names + "'}"))
        .hasSizeLessThan(4_000)
        .endsWith("- and more\nNo request was sent.");
  }

  @Test
  void quotesAWrongValueShortAndWithoutControlCharacters() {
    String typed = "\\u202Eevil\\n".repeat(100);
    assertThat(refusal("get_sessions", "{\"spend\": \"" + typed + "\"}"))
        .hasSizeLessThan(250)
        .doesNotContain("\u202E");
  }

  @Test
  void namesUnknownArgumentsWithoutControlCharacters() {
    String name = "da\\u001b[2J\\u202Eys" + "x".repeat(500);
    assertThat(refusal("get_sessions", "{\"" + name + "\": 1}"))
        .doesNotContain("\u001b", "\u202E", "x".repeat(100));
    assertThat(refusal("get_sessions", "{\"filters\": [{\"" + name + "\": 1}]}"))
        .doesNotContain("\u001b", "\u202E", "x".repeat(100));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'group_by': ['URL', 'Device', 'Browser', 'OS']}",
        "{'group_by': ['URL', 'Device', 'Browser'], 'filters': {'dimension': 'OS', 'value': 'IOS'}}"
      })
  void refusesMoreThanThreeDimensionsAndSaysWhy(String arguments) {
    assertThat(refusal("get_rage_clicks", arguments))
        .contains(
            "`group_by` and `filters` name 4 dimensions (URL, Device, Browser, OS); Clarity breaks"
                + " down by at most 3.");
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
        .contains("4 dimensions (URL, Device, Browser, OS)");
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
        .contains(
            "PageTitle is a top-ten list of the whole site: use it alone in `group_by`, without"
                + " `filters`.");
  }

  @Test
  void knowsListsInSessionsAlone() {
    assertThat(refusal("get_sessions", "{'group_by': 'Referrer'}")).isEqualTo(CLOSED);
    assertThat(refusal("get_rage_clicks", "{'group_by': 'Referrer'}"))
        .contains("`group_by` must be one of");
    assertThat(refusal("get_sessions", "{'filters': {'dimension': 'Referrer', 'value': 'x'}}"))
        .contains("`filters[0].dimension` must be one of");
  }

  @Test
  void refusesToOrderByAMeasureThatTheAnswerLacks() {
    assertThat(refusal("get_friction", "{'signals': 'dead_clicks', 'order_by': 'rage_clicks'}"))
        .contains(
            "`order_by` must name measures of this answer (sessions, dead_clicks,"
                + " dead_clicks_sessions, dead_clicks_session_percent, dead_clicks_page_views); got"
                + " rage_clicks.");
    assertThat(refusal("get_sessions", "{'group_by': 'PopularPage', 'order_by': 'users'}"))
        .contains("`order_by` must name measures of this answer (visits); got users.");
    assertThat(refusal("get_friction", "{'signals': 'dead_clicks', 'measures': 'quickbacks'}"))
        .contains("`measures` must name measures of this answer (sessions, dead_clicks,");
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
        .contains("`project` is missing; it must be one of shop, blog.");
    assertThat(refusal(tool, "{'project': 'blok'}", "shop", "blog"))
        .contains("`project` must be one of shop, blog; got \"blok\". Did you mean blog?");
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
        .contains("`filters[0].values` must have at most 200 entries; got 201.");
    String filter = "{'dimension': 'URL', 'values': ['a']}";
    String filters = Collections.nCopies(21, filter).stream().collect(joining(","));
    assertThat(refusal("get_sessions", "{'filters': [" + filters + "]}"))
        .contains("`filters` must have at most 20 entries; got 21.");
  }

  @Test
  void makesNoSentenceThatNobodyReads() {
    Faults faults = new Faults();
    IntStream.range(0, 12).forEach(i -> faults.add("fault " + i));
    faults.add(
        () -> {
          throw new AssertionError("this one was made");
        });
    assertThat(faults.refusal().orElseThrow().text()).contains("- fault 11\n- and more");
  }
}
