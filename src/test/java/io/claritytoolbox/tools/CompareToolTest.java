package io.claritytoolbox.tools;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CompareToolTest {
  private static final String PAYMENT =
      "'filters': [{'dimension': 'URL', 'values': ['/checkout/payment']}]";

  private final DemoRoom room = DemoRoom.shared();

  @Test
  void givesTheDirectionOfWhatAReleaseBroke() {
    ObjectNode content =
        room.answer("compare", "{'days': 7, 'a': {'ends_days_ago': 10}, 'b': {}, " + PAYMENT + "}");

    JsonNode broken = measure(content, "script_errors_session_percent");
    assertThat(broken.path("verdict").asText()).isEqualTo("b_higher");
    assertThat(broken.path("low").asDouble()).isPositive();
    assertThat(broken.path("difference").asDouble())
        .isBetween(broken.path("low").asDouble(), broken.path("high").asDouble());
    assertThat(broken.path("adjusted_for")).hasSize(2);
    assertThat(broken.path("p_adjusted").asDouble()).isLessThan(0.05);
    assertThat(content.at("/a/unit").asText()).isEqualTo("sessions");
    assertThat(content.at("/provenance/requests_spent").asInt()).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 5, 7, 9})
  void givesThatDirectionWhateverTheLength(int days) {
    String before = "'a': {'ends_days_ago': 9}, 'b': {}, ";
    ObjectNode content = room.answer("compare", "{'days': " + days + ", " + before + PAYMENT + "}");

    assertThat(measure(content, "script_errors_session_percent").path("verdict").asText())
        .isEqualTo("b_higher");
  }

  @Test
  void tellsOfQuietPagesHowManySessionsAreMissing() {
    ObjectNode content =
        room.answer(
            "compare",
            "{'a': {'filters': [{'dimension': 'URL', 'values': ['/women']}]},"
                + " 'b': {'filters': [{'dimension': 'URL', 'values': ['/men']}]}}");

    assertThat(content.path("comparisons"))
        .hasSize(6)
        .allSatisfy(
            each -> {
              assertThat(each.path("verdict").asText()).isEqualTo("cannot_tell");
              assertThat(each.path("sessions_needed").asInt()).isGreaterThan(1_000);
            });
  }

  @Test
  void countsVisitsWhereASideSpansSeveralPagesAndTakesFewerOfThemForIndependent() {
    ObjectNode content =
        room.answer(
            "compare",
            "{'a': {'filters': [{'dimension': 'URL', 'op': 'starts_with', 'values': ['/blog']}]},"
                + " 'b': {'filters': [{'dimension': 'URL', 'values': ['/cart']}]}}");

    assertThat(content.at("/a/unit").asText()).isEqualTo("page visits");
    assertThat(content.at("/a/independent_sessions").asInt())
        .isLessThan(content.at("/a/sessions").asInt());
    assertThat(content.at("/b/unit").asText()).isEqualTo("sessions");
    assertThat(content.path("warnings").toString())
        .contains("Side a spans several pages", "as independent")
        .doesNotContain("Side b spans");
  }

  @Test
  void namesTheValuesThatTheStoreKnowsWhereASideHasNothing() {
    ObjectNode content =
        room.answer(
            "compare", "{'a': {'filters': [{'dimension': 'URL', 'values': ['/womn']}]}, 'b': {}}");

    assertThat(content.path("comparisons")).isEmpty();
    assertThat(content.path("warnings").toString())
        .contains(
            "a: No row matches the filter URL is /womn. The nearest values: /women",
            "nothing is compared");
  }

  @Test
  void judgesAveragesByTheDaysOfALongPeriod() {
    ObjectNode week = room.answer("compare", "{'days': 7, 'a': {'ends_days_ago': 7}, 'b': {}}");

    assertThat(measure(week, "scroll_depth_percent").path("verdict").asText()).isEqualTo("same");
    ObjectNode chosen =
        room.answer(
            "compare",
            "{'days': 7, 'a': {'ends_days_ago': 7}, 'b': {}, 'signals': ['dead_clicks']}");
    assertThat(chosen.path("comparisons")).hasSize(1);
  }

  @Test
  void refusesAllFaultsTogetherByTheNamesThatWereTyped() {
    assertThat(
            room.call(
                    "compare",
                    "{'a': {'days': 120, 'x': 1}, 'b': {'filters': [{'op': 'like'}]},"
                        + " 'matters_percent': 0}")
                .text())
        .contains(
            "- `a` must be an object {label, filters, days, ends_days_ago}; got a field `x`.",
            "- `a.days` must be 1–90; got 120.",
            "- `b.filters[0].op` must be one of is, is_not, contains, starts_with; got \"like\".",
            "- `matters_percent` must be 1–100; got 0.",
            "No request was sent.");
    assertThat(room.call("compare", "{}").text())
        .contains("`a` is missing; it must be an object {label, filters, days, ends_days_ago}.");
    assertThat(room.call("compare", "{'a': {}, 'b': {'days': 3}}").text())
        .contains("`a` and `b` are the same");
    assertThat(
            room.call(
                    "compare",
                    "{'filters': [{'dimension': 'Country', 'values': ['x']},"
                        + "{'dimension': 'OS', 'values': ['x']}], 'a': {'filters':"
                        + " [{'dimension': 'URL', 'values': ['/']},"
                        + "{'dimension': 'Device', 'values': ['PC']}]}, 'b': {}}")
                .text())
        .contains("`filters` and `a.filters` name 4 dimensions (URL, Device, OS, Country)");
  }

  @Test
  void refusesLikeADataToolWhereNothingIsStored() {
    String never = "'spend': 'never', 'days': 2, 'ends_days_ago': 60";
    ToolResult compared = room.call("compare", "{" + never + ", 'a': {'days': 1}, 'b': {}}");

    assertThat(compared.isError()).isTrue();
    assertThat(compared.text())
        .contains("Nothing stored answers this by site over 1 day that ended 60 days ago")
        .contains("spend is never, so Clarity was not asked");
  }

  @Test
  void saysTheSameInEveryForm() {
    ToolResult result =
        room.call("compare", "{'days': 7, 'a': {'ends_days_ago': 10}, 'b': {}, " + PAYMENT + "}");
    String table = result.match(answer -> answer.text(OptionalInt.of(80)), refused -> refused);

    List<String> figures = new ArrayList<>();
    for (JsonNode each : result.content().path("comparisons")) {
      figures.add(each.path("measure").asText());
      figures.add(each.path("difference").asText());
      figures.add(each.path("verdict").asText());
    }
    assertThat(result.text()).contains(figures);
    assertThat(result.text()).contains("the last 7 days", "Adjusted for Device and Channel");
    assertThat(table.lines()).anyMatch(line -> line.matches("script errors %.* b higher"));
    assertThat(table.lines().filter(line -> line.matches(".*(low|verdict).*")))
        .allMatch(line -> line.length() <= 80 || line.startsWith("-") || line.startsWith("Shares"));
  }

  private static JsonNode measure(ObjectNode content, String measure) {
    for (JsonNode each : content.path("comparisons")) {
      if (each.path("measure").asText().equals(measure)) {
        return each;
      }
    }
    throw new AssertionError(measure + " is not in " + content);
  }
}
