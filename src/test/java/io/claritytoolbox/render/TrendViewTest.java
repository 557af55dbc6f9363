package io.claritytoolbox.render;

import static io.claritytoolbox.model.Measure.RAGE_CLICKS_SESSION_PERCENT;
import static io.claritytoolbox.model.Measure.SESSIONS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claritytoolbox.answer.Answer;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.Row;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Tests which days and groups a trend shows. */
final class TrendViewTest {
  private static final LocalDate DAY = LocalDate.parse("2026-03-09");

  @Test
  void daysAscendAndGroupsOfADayDescend() {
    List<Row> rows = new ArrayList<>();
    for (int day = 0; day < 3; day++) {
      rows.add(row(day, "PC", SESSIONS, 10 - day * 4));
      rows.add(row(day, null, SESSIONS, 5));
    }
    Collections.reverse(rows);
    assertThat(shown(SESSIONS, 5, rows))
        .containsExactly(
            "2026-03-09 PC",
            "2026-03-09 null",
            "2026-03-10 PC",
            "2026-03-10 null",
            "2026-03-11 null",
            "2026-03-11 PC");
  }

  @Test
  void eachRowTellsTheHoursOfItsDay() {
    String hours = "2026-03-10T08:00:00Z to 2026-03-11T08:00:00Z";

    AnswerView view = view(SESSIONS, 5, List.of(row(1, "PC", SESSIONS, 9)));

    assertThat(
            view.json().at("/rows/0/from").asText()
                + " to "
                + view.json().at("/rows/0/to").asText())
        .isEqualTo(hours);
    assertThat(view.markdown())
        .contains("| day | Device | from | to | sessions |", hours.replace(" to ", " | "));
  }

  @Test
  void keepsTheLargestGroupsOverAllDaysWithEachOfTheirDays() {
    List<Row> rows =
        List.of(
            row(0, "steady", SESSIONS, 6),
            row(1, "steady", SESSIONS, 6),
            row(0, "peak", SESSIONS, 11),
            row(1, "peak", SESSIONS, 0),
            row(0, "small", SESSIONS, 1));
    ObjectNode content = answered(SESSIONS, 1, rows);
    assertThat(content.path("rows"))
        .map(row -> row.path("Device").asText())
        .containsExactly("steady", "steady");
    assertThat(content.path("total_rows").asInt()).isEqualTo(5);
    assertThat(content.path("total")).isEmpty();
    assertThat(content.at("/warnings/0").asText())
        .startsWith("Only the 1 largest of 3 groups are shown");
  }

  @Test
  void sharesAreWeighedBySessionsAndShownAlone() {
    List<Row> rows =
        List.of(
            row(0, "tiny", RAGE_CLICKS_SESSION_PERCENT, 100, SESSIONS, 1),
            row(0, "large", RAGE_CLICKS_SESSION_PERCENT, 2, SESSIONS, 1_000));
    ObjectNode content = answered(RAGE_CLICKS_SESSION_PERCENT, 1, rows);
    assertThat(content.at("/rows/0").toString())
        .isEqualTo(
            "{\"day\":\"2026-03-09\",\"Device\":\"large\",\"rage_clicks_session_percent\":2}");
  }

  @Test
  void showsFewerGroupsRatherThanFewerDays() {
    List<Row> rows = new ArrayList<>();
    for (int day = 0; day < 90; day++) {
      for (int group = 0; group < 25; group++) {
        rows.add(row(day, group + "/" + "x".repeat(200), SESSIONS, 100 - group));
      }
    }
    ObjectNode content = answered(SESSIONS, 25, rows);
    assertThat(content.toString().length()).isLessThanOrEqualTo(ReplySize.MAX_BYTES);
    assertThat(content.path("rows").size()).isPositive();
    assertThat(content.path("rows").size() % 90).isZero();
    assertThat(content.path("warnings"))
        .singleElement()
        .extracting(JsonNode::asText)
        .asString()
        .contains("of 25 groups");
  }

  @Test
  void namesTheDaysThatAreMissing() {
    assertThat(
            answered(SESSIONS, 5, List.of(row(0, "PC", SESSIONS, 1))).path("coverage").toString())
        .isEqualTo("{\"days_asked\":3,\"days_covered\":2,\"missing\":[\"2026-03-09\"]}");
  }

  private static List<String> shown(Measure measure, int limit, List<Row> rows) {
    List<String> keys = new ArrayList<>();
    answered(measure, limit, rows)
        .path("rows")
        .forEach(row -> keys.add(row.path("day").asText() + " " + row.path("Device").asText()));
    return keys;
  }

  private static ObjectNode answered(Measure measure, int limit, List<Row> rows) {
    return view(measure, limit, rows).json();
  }

  private static AnswerView view(Measure measure, int limit, List<Row> rows) {
    Answer answer = Answers.of(List.of("day", "Device"), rows);
    return AnswerView.of(
        Answers.SHOP, answer, Answers.layout(RowOrder.byDayThen(measure), limit, measure));
  }

  private static Row row(int day, @Nullable String group, Object... facts) {
    return new Row(Arrays.asList(DAY.plusDays(day).toString(), group), Answers.facts(facts));
  }
}
