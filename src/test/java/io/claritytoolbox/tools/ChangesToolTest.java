package io.claritytoolbox.tools;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ChangesToolTest {
  private final DemoRoom room = DemoRoom.shared();

  @Test
  void namesTheBrokenPageItsBrowserAndTheDayOfTheRelease() {
    ObjectNode content = room.answer("get_changes", "{'days': 9}");

    assertThat(content.path("changes"))
        .anySatisfy(
            broken -> {
              assertThat(broken.at("/group/URL").asText()).endsWith("/checkout/payment");
              assertThat(broken.at("/group/Browser").asText()).isEqualTo("MobileSafari");
              assertThat(broken.path("since").asText()).isEqualTo("2026-11-12");
              assertThat(broken.path("direction").asText()).isEqualTo("up");
              assertThat(broken.path("difference").asDouble())
                  .isBetween(broken.path("low").asDouble(), broken.path("high").asDouble());
            });
    assertThat(content.path("since").asText()).isEqualTo("2026-11-12T05:30:00Z");
    assertThat(content.path("baseline_days").asInt()).isEqualTo(26);
    assertThat(content.path("false_alarms_expected").asDouble()).isLessThan(1);
  }

  @ParameterizedTest(name = "{0} days that ended {1} days ago")
  @CsvSource({"9, 0", "10, 0", "12, 0", "14, 0", "6, 3", "8, 3", "12, 3", "2, 8", "4, 8", "6, 8"})
  void namesTheReleaseOnceByPageAndBrowserWhateverTheLength(int days, int endsDaysAgo) {
    ObjectNode content =
        room.answer(
            "get_changes", "{'days': %d, 'ends_days_ago': %d}".formatted(days, endsDaysAgo));

    for (String signal : List.of("script_errors", "error_clicks", "rage_clicks")) {
      List<JsonNode> changes = new ArrayList<>();
      for (JsonNode each : content.path("changes")) {
        if (each.path("measure").asText().equals(signal + "_session_percent")) {
          changes.add(each);
        }
      }
      assertThat(changes)
          .as(signal)
          .singleElement()
          .satisfies(
              change -> {
                assertThat(change.at("/group/URL").asText()).endsWith("/checkout/payment");
                assertThat(change.at("/group/Browser").asText()).isEqualTo("MobileSafari");
                assertThat(change.path("group")).hasSize(2);
                assertThat(change.path("since").asText()).isEqualTo("2026-11-12");
                assertThat(change.path("direction").asText()).isEqualTo("up");
              });
    }
  }

  @Test
  void namesTheCampaignByItsChannel() {
    ObjectNode content =
        room.answer(
            "get_changes", "{'days': 3, 'ends_days_ago': 14, 'signals': ['script_errors']}");

    JsonNode visits = change(content, "sessions");
    assertThat(visits.at("/group/Channel").asText()).isEqualTo("Social");
    assertThat(visits.path("since").asText()).isEqualTo("2026-11-04");
    assertThat(content.path("warnings").toString()).contains("are not in the store");
  }

  @Test
  void neverSpends() {
    room.answer("get_changes", "{'max_age_hours': 0, 'spend': 'reserve'}");

    assertThat(room.answer("get_quota", "{}").at("/quota/spent").asInt()).isEqualTo(6);
  }

  @Test
  void looksAtOnePageAlone() {
    ObjectNode content =
        room.answer(
            "get_changes",
            "{'days': 9, 'filters': [{'dimension': 'URL', 'values': ['/checkout/payment']}]}");

    assertThat(content.path("changes"))
        .isNotEmpty()
        .allSatisfy(each -> assertThat(each.path("group").has("URL")).isFalse())
        .anySatisfy(
            each -> assertThat(each.at("/group/Browser").asText()).isEqualTo("MobileSafari"));
  }

  @Test
  void refusesLikeADataToolWhereNothingIsStored() {
    assertThat(room.call("get_changes", "{'ends_days_ago': 60}").text())
        .contains("Nothing stored answers this by site", "Can be answered now with spend: never");
    assertThat(room.call("get_changes", "{'ends_days_ago': 34}").text())
        .contains("No day before 2026-10-17 is stored");
  }

  @Test
  void refusesMoreDaysThanAnAnswerSpans() {
    assertThat(room.call("get_changes", "{'days': 80, 'baseline_days': 0}").text())
        .contains(
            "`baseline_days` must be 1–89; got 0.",
            "`days` and `baseline_days` must be at most 90 together; got 108.");
  }

  @Test
  void saysTheSameInEveryForm() {
    ToolResult result = room.call("get_changes", "{'days': 9}");
    String table = result.match(answer -> answer.text(OptionalInt.of(120)), refused -> refused);

    List<String> figures = new ArrayList<>();
    for (JsonNode each : result.content().path("changes")) {
      for (String field : List.of("measure", "before", "now", "low", "high", "since", "likely")) {
        figures.add(each.path(field).asText());
      }
      each.path("group").forEach(value -> figures.add(value.asText()));
      each.path("where").forEach(part -> figures.add(part.path("session_percent").asText()));
    }
    assertThat(result.text()).contains(figures);
    assertThat(result.text())
        .contains(result.content().path("false_alarms_expected").asText(), "26 stored days");
    assertThat(table).contains("script errors %", "2026-11-12", "MobileSafari");
  }

  private static JsonNode change(ObjectNode content, String measure) {
    for (JsonNode each : content.path("changes")) {
      if (each.path("measure").asText().equals(measure)) {
        return each;
      }
    }
    throw new AssertionError(measure + " is not in " + content);
  }
}
