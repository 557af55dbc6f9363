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

final class HotspotsToolTest {
  private final DemoRoom room = DemoRoom.shared();

  @Test
  void isLedByThePageThatTheReleaseBroke() {
    ObjectNode content = room.answer("get_hotspots", "{}");

    JsonNode first = content.path("rows").get(0);
    assertThat(first.path("URL").asText()).endsWith("/checkout/payment");
    assertThat(first.path("low").asDouble()).isPositive();
    assertThat(first.path("signals").findValuesAsText("signal"))
        .contains("script_errors", "rage_clicks");
    assertThat(first.path("where").findValuesAsText("value")).contains("MobileSafari");
    assertThat(content.path("expected_by").toString()).isEqualTo("[\"Device\"]");
    assertThat(content.at("/provenance/requests_spent").asInt()).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 5, 7, 9})
  void isLedByThatPageAndItsBrowserWhateverTheLength(int days) {
    JsonNode first = room.answer("get_hotspots", "{'days': " + days + "}").path("rows").get(0);

    assertThat(first.path("URL").asText()).endsWith("/checkout/payment");
    assertThat(first.path("where").findValuesAsText("value")).contains("MobileSafari");
  }

  @Test
  void ranksByTheLowerLimitAndSaysWhatIsWithinChance() {
    ObjectNode content = room.answer("get_hotspots", "{'days': 7}");
    int hotspots = content.path("hotspots").asInt();

    List<Double> lows = new ArrayList<>();
    content.path("rows").forEach(row -> lows.add(row.path("low").asDouble()));
    assertThat(lows).isSortedAccordingTo((one, other) -> Double.compare(other, one));
    assertThat(lows.stream().filter(low -> low > 0)).hasSize(hotspots);
    for (JsonNode row : content.path("rows")) {
      assertThat(row.path("says").asText())
          .isEqualTo(row.path("low").asDouble() > 0 ? "" : "within chance");
    }
    assertThat(content.path("rows")).hasSize(hotspots + 3);
    assertThat(content.path("total_rows").asInt()).isEqualTo(31);
  }

  @Test
  void ranksOtherGroupsToo() {
    ObjectNode content = room.answer("get_hotspots", "{'group_by': ['Browser']}");

    assertThat(content.path("rows").get(0).path("Browser").asText()).isEqualTo("MobileSafari");
  }

  @Test
  void buysAtMostTheGroupsAndWhereTheirTroubleSits() {
    try (Room empty = new Room()) {
      ObjectNode content = empty.answer("get_hotspots", "{}");

      assertThat(content.path("hotspots").asInt()).isPositive();
      assertThat(content.at("/provenance/requests_spent").asInt()).isEqualTo(2);
      assertThat(content.path("where_searched").toString()).contains("Browser");
      assertThat(content.path("rows").get(0).path("where").findValuesAsText("value"))
          .contains("MobileSafari");
      assertThat(empty.answer("get_hotspots", "{}").at("/provenance/requests_spent").asInt())
          .isZero();
    }
  }

  @Test
  void looksNoFurtherWhereItMayNotSpend() {
    try (Room empty = new Room()) {
      empty.answer("get_ux_by_url", "{}");

      ObjectNode content = empty.answer("get_hotspots", "{'spend': 'never'}");

      assertThat(content.path("hotspots").asInt()).isPositive();
      assertThat(content.path("where_searched").toString()).doesNotContain("Browser");
      assertThat(empty.answer("get_quota", "{}").at("/quota/spent").asInt()).isEqualTo(1);
      assertThat(empty.call("get_hotspots", "{'days': 1, 'spend': 'never'}").text())
          .contains("Nothing stored answers this by URL over 1 day");
    }
  }

  @Test
  void refusesAllFaultsTogether() {
    assertThat(room.call("get_hotspots", "{'days': 91, 'group_by': 'x', 'limit': 3}").text())
        .contains("get_hotspots has no argument `limit`.", "`days` must be 1–90; got 91.")
        .contains("`group_by` must be one of URL, Device,");
  }

  @Test
  void saysTheSameInEveryForm() {
    ToolResult result = room.call("get_hotspots", "{'days': 7}");
    String table = result.match(answer -> answer.text(OptionalInt.of(80)), refused -> refused);

    List<String> figures = new ArrayList<>();
    for (JsonNode each : result.content().path("rows")) {
      for (String field : List.of("URL", "excess_sessions", "low", "high")) {
        figures.add(each.path(field).asText());
      }
      each.path("signals").forEach(of -> figures.add(of.path("expected_percent").asText()));
      each.path("where").forEach(part -> figures.add(part.path("elsewhere_percent").asText()));
    }
    assertThat(result.text()).contains(figures).contains("within chance");
    assertThat(table).contains("Where: Browser MobileSafari");
    assertThat(table.lines().takeWhile(line -> !line.isEmpty()))
        .allMatch(line -> line.length() <= 80);
  }
}
