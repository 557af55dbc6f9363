package io.claritytoolbox.render;

import static io.claritytoolbox.model.Measure.DEAD_CLICKS_SESSIONS;
import static io.claritytoolbox.model.Measure.RAGE_CLICKS;
import static io.claritytoolbox.model.Measure.RAGE_CLICKS_SESSIONS;
import static io.claritytoolbox.model.Measure.RAGE_CLICKS_SESSION_PERCENT;
import static io.claritytoolbox.model.Measure.SCROLL_DEPTH_PERCENT;
import static io.claritytoolbox.model.Measure.SESSIONS;
import static io.claritytoolbox.model.Measure.USERS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claritytoolbox.answer.Answer;
import io.claritytoolbox.answer.Source;
import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.Row;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the structured content field by field. */
final class AnswerJsonTest {
  private static final RowOrder BY_RAGE = RowOrder.by(RAGE_CLICKS);
  private static final Source EXPORT =
      new Source(
          1,
          Answers.NOW.minus(Duration.ofMinutes(42)),
          3,
          Cube.of(Dimension.URL, Dimension.DEVICE),
          412,
          false);

  @Test
  void saysEverythingInAFixedOrder() {
    Answer answer =
        Answers.of(
            List.of("Device"),
            List.of(
                Answers.row(
                    "Mobile",
                    SESSIONS,
                    123,
                    RAGE_CLICKS,
                    4,
                    RAGE_CLICKS_SESSIONS,
                    3,
                    RAGE_CLICKS_SESSION_PERCENT,
                    100.0 * 3 / 123)),
            List.of(EXPORT));
    AnswerView.Layout layout =
        Answers.layout(
            BY_RAGE, 25, SESSIONS, RAGE_CLICKS, RAGE_CLICKS_SESSIONS, RAGE_CLICKS_SESSION_PERCENT);

    assertThat(AnswerView.of(Answers.SHOP, answer, layout).json().toString())
        .isEqualTo(
            """
            {"project":"Shop",
            "window":{"from":"2026-03-08T08:00:00Z","to":"2026-03-11T08:00:00Z","days":3},
            "coverage":{"days_asked":3,"days_covered":2,"missing":["2026-03-09"]},
            "group_by":["Device"],
            "rows":[{"Device":"Mobile","sessions":123,"rage_clicks":4,"rage_clicks_sessions":3,
            "rage_clicks_session_percent":2.44}],
            "total_rows":1,
            "total":{"sessions":245},
            "provenance":{"requests_spent":0,"derived":["stored","rolled_up"],"age_minutes":42,
            "stale":false,"exports":[{"fetched_at":"2026-03-11T07:18:00Z","days":3,
            "dimensions":["URL","Device"],"rows":412,"may_be_cut":false}]},
            "quality":{"sessions":"exact"},
            "quota":{"limit":10,"spent":3,"remaining":7,"resets_at":"2026-03-12T00:00:00Z"},
            "warnings":[]}"""
                .replace("\n", ""));
  }

  @Test
  void marksDemoAnswers() {
    assertThat(render(Answers.layout(BY_RAGE, 25, SESSIONS), List.of()).has("demo")).isFalse();
    ObjectNode demo =
        AnswerView.of(
                Answers.DEMO,
                Answers.of(List.of("Device"), List.of()),
                Answers.layout(BY_RAGE, 25, SESSIONS))
            .json();
    assertThat(demo.path("demo").isBoolean()).isTrue();
    assertThat(demo.path("demo").asBoolean()).isTrue();
  }

  @Test
  void leavesOutWhatIsUnknownAndKeepsZero() {
    ObjectNode content =
        render(
            Answers.layout(BY_RAGE, 25, SESSIONS, USERS, RAGE_CLICKS),
            List.of(Answers.row("PC", RAGE_CLICKS, 0)));
    assertThat(content.at("/rows/0").toString()).isEqualTo("{\"Device\":\"PC\",\"rage_clicks\":0}");
  }

  @Test
  void showsWhatIsKnownWhereNoUsualColumnIs() {
    AnswerView.Layout layout =
        new AnswerView.Layout(List.of(RAGE_CLICKS), List.of(RAGE_CLICKS, USERS), BY_RAGE, 25, null);
    ObjectNode content = render(layout, List.of(Answers.row("PC", USERS, 3)));

    assertThat(content.at("/rows/0").toString()).isEqualTo("{\"Device\":\"PC\",\"users\":3}");
  }

  @Test
  void showsNoMeasureThatWasNotAskedFor() {
    ObjectNode content =
        render(
            Answers.layout(BY_RAGE, 25, RAGE_CLICKS),
            List.of(Answers.row("PC", RAGE_CLICKS, 1, USERS, 2)));
    assertThat(content.at("/rows/0").has("users")).isFalse();
    assertThat(content.path("quality")).isEmpty();
    assertThat(content.path("total")).isEmpty();
  }

  @Test
  void showsAnUnknownValueAsNull() {
    ObjectNode content =
        render(Answers.layout(BY_RAGE, 25, SESSIONS), List.of(Answers.row(null, SESSIONS, 1)));
    assertThat(content.at("/rows/0/Device").isNull()).isTrue();
  }

  @Test
  void showsCountsWholeAndMeansToTwoDecimals() {
    ObjectNode content =
        render(
            Answers.layout(BY_RAGE, 25, SESSIONS, SCROLL_DEPTH_PERCENT),
            List.of(
                Answers.row("a", SESSIONS, 12.6, SCROLL_DEPTH_PERCENT, 66.665),
                Answers.row("b", SESSIONS, 3_000_000_000.0, SCROLL_DEPTH_PERCENT, 1e300)));
    assertThat(content.at("/rows/0/sessions").toString()).isEqualTo("3000000000");
    assertThat(content.at("/rows/1/sessions").toString()).isEqualTo("13");
    assertThat(content.at("/rows/1/scroll_depth_percent").toString()).isEqualTo("66.67");
  }

  @Test
  void sortsDownwardsThenBySessionsThenByKeyWithTheUnknownLast() {
    List<Row> rows =
        new ArrayList<>(
            List.of(
                Answers.row("lacks it", SESSIONS, 999),
                Answers.row(null, RAGE_CLICKS, 1, SESSIONS, 5),
                Answers.row("b", RAGE_CLICKS, 1, SESSIONS, 5),
                Answers.row("a", RAGE_CLICKS, 1, SESSIONS, 5),
                Answers.row("fewer sessions", RAGE_CLICKS, 1, SESSIONS, 4),
                Answers.row("more sessions", RAGE_CLICKS, 1, SESSIONS, 6),
                Answers.row("most", RAGE_CLICKS, 2),
                Answers.row("zero", RAGE_CLICKS, 0)));
    Collections.rotate(rows, 3);
    assertThat(render(Answers.layout(BY_RAGE, 25, RAGE_CLICKS, SESSIONS), rows).path("rows"))
        .map(row -> row.path("Device").asText("null"))
        .containsExactly(
            "most", "more sessions", "a", "b", "null", "fewer sessions", "zero", "lacks it");
  }

  @Test
  void sortsUpwardsToo() {
    List<Row> rows =
        List.of(
            Answers.row("lacks it", SESSIONS, 999),
            Answers.row("most", RAGE_CLICKS, 2),
            Answers.row("zero", RAGE_CLICKS, 0),
            Answers.row("fewer sessions", RAGE_CLICKS, 1, SESSIONS, 4),
            Answers.row("more sessions", RAGE_CLICKS, 1, SESSIONS, 6));
    RowOrder upwards = BY_RAGE.from(RowOrder.Direction.ASCENDING);
    assertThat(render(Answers.layout(upwards, 25, RAGE_CLICKS, SESSIONS), rows).path("rows"))
        .map(row -> row.path("Device").asText())
        .containsExactly("zero", "more sessions", "fewer sessions", "most", "lacks it");
  }

  @Test
  void sortsPagesByAffectedSessionsOverAllSignals() {
    List<Row> rows =
        List.of(
            Answers.row("knows none", SESSIONS, 1_000),
            Answers.row("one signal", RAGE_CLICKS_SESSIONS, 5, SESSIONS, 9),
            Answers.row("two signals", RAGE_CLICKS_SESSIONS, 3, DEAD_CLICKS_SESSIONS, 3),
            Answers.row("clicks alone", RAGE_CLICKS, 50, RAGE_CLICKS_SESSIONS, 1));
    assertThat(
            render(Answers.layout(RowOrder.byAffectedSessions(), 25, SESSIONS), rows).path("rows"))
        .map(row -> row.path("Device").asText())
        .containsExactly("two signals", "one signal", "clicks alone", "knows none");
  }

  @Test
  void showsTheFirstRowsAndCountsAll() {
    List<Row> rows =
        List.of(
            Answers.row("a", RAGE_CLICKS, 1),
            Answers.row("b", RAGE_CLICKS, 3),
            Answers.row("c", RAGE_CLICKS, 2));
    ObjectNode content = render(Answers.layout(BY_RAGE, 2, RAGE_CLICKS), rows);
    assertThat(content.path("rows"))
        .map(row -> row.path("Device").asText())
        .containsExactly("b", "c");
    assertThat(content.path("total_rows").asInt()).isEqualTo(3);
    assertThat(content.path("warnings")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "靴", "😀", "\"", "\u0007"})
  void neverGrowsBeyondWhatClientsTake(String letter) {
    List<Row> rows = new ArrayList<>();
    for (int index = 0; index < 200; index++) {
      Object[] facts = new Object[Measure.values().length * 2];
      for (Measure measure : Measure.values()) {
        facts[2 * measure.ordinal()] = measure;
        facts[2 * measure.ordinal() + 1] = 123_456_789.123;
      }
      rows.add(Answers.row("https://shop.example/" + index + letter.repeat(5_000), facts));
    }
    ObjectNode content =
        AnswerView.of(
                Answers.SHOP,
                Answers.of(List.of("URL"), rows, Collections.nCopies(90, EXPORT)),
                Answers.layout(BY_RAGE, 200, Measure.values()))
            .json();

    assertThat(content.toString().getBytes(StandardCharsets.UTF_8).length)
        .isLessThanOrEqualTo(ReplySize.MAX_BYTES);
    assertThat(content.path("rows").size()).isBetween(2, 199);
    assertThat(content.path("total_rows").asInt()).isEqualTo(200);
    assertThat(content.path("provenance").path("exports")).hasSize(90);
    assertThat(content.path("warnings"))
        .singleElement()
        .extracting(JsonNode::asText)
        .asString()
        .startsWith("Only " + content.path("rows").size() + " of the 200 rows asked for fit");
  }

  @Test
  void neverDropsWhatTheAnswerRestsOn() {
    List<Row> rows = Collections.nCopies(200, Answers.row("x".repeat(900), SESSIONS, 1));
    ObjectNode content =
        AnswerView.of(
                Answers.SHOP,
                Answers.of(List.of("URL"), rows, Collections.nCopies(300, EXPORT)),
                Answers.layout(BY_RAGE, 200, SESSIONS))
            .json();
    assertThat(content.at("/provenance/exports")).hasSize(300);
    assertThat(content.path("rows")).isNotEmpty();
  }

  @Test
  void dropsNothingThatFits() {
    List<Row> rows = Collections.nCopies(200, Answers.row("Mobile", SESSIONS, 1));
    ObjectNode content = render(Answers.layout(BY_RAGE, 200, SESSIONS), rows);
    assertThat(content.path("rows")).hasSize(200);
    assertThat(content.path("warnings")).isEmpty();
  }

  private static ObjectNode render(AnswerView.Layout layout, List<Row> rows) {
    return AnswerView.of(Answers.SHOP, Answers.of(List.of("Device"), rows), layout).json();
  }
}
