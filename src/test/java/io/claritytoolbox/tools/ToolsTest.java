package io.claritytoolbox.tools;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.claritytoolbox.clarity.ExportOutcome;
import io.claritytoolbox.model.Caller;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Export;
import io.claritytoolbox.model.ExportRequest;
import io.claritytoolbox.model.Facts;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.Row;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests the tools over a simulated site, from arguments to structured content. */
final class ToolsTest {
  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  /** Prose has about four; figures and addresses need more tokens. */
  private static final double CHARACTERS_PER_TOKEN = 3.6;

  private final Room room = new Room();

  @AfterEach
  void close() {
    room.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "get_sessions    | {}",
        "get_sessions    | {'group_by': ['Country', 'Device'], 'days': 1, 'limit': 200}",
        "get_sessions    | {'group_by': 'PageTitle'}",
        "get_sessions    | {'group_by': 'Referrer'}",
        "get_sessions    | {'group_by': 'PopularPage'}",
        "get_sessions    | {'group_by': 'URL', 'filters': {'dimension': 'Device', 'value': 'PC'}}",
        "get_rage_clicks | {'group_by': 'Browser', 'order_by': 'sessions'}",
        "get_friction    | {'signals': 'dead_clicks', 'group_by': ['Source', 'Medium']}",
        "get_friction    | {'group_by': ['Campaign'], 'limit': 200}",
        "get_ux_by_url   | {'limit': 200}",
        "get_ux_by_url   | {'group_by': 'Device', 'order_by': 'scroll_depth_percent'}",
        "get_trend       | {}",
        "get_trend       | {'measure': 'users', 'group_by': 'Device', 'days': 90}",
        "get_trend       | {'measure': 'Rage_Clicks_Session_Percent', 'days': 1}",
        "get_quota       | {}",
        "get_quota       | {'question': {'tool': 'get_trend'}}"
      })
  void resultsAreAsTheirSchemaSays(String tool, String arguments) {
    ObjectNode content = room.answer(tool, arguments);
    assertThat(faults(room.tool(tool).definition().outputSchema(), content)).isEmpty();
    assertThat(content.path("demo").asBoolean()).isTrue();
  }

  @Test
  void dataAnswersHaveTheirKeysInOrder() {
    ObjectNode content = room.answer("get_rage_clicks", "{'group_by': 'Device'}");
    assertThat(keys(content))
        .containsExactly(
            "project",
            "demo",
            "window",
            "coverage",
            "group_by",
            "rows",
            "total_rows",
            "total",
            "provenance",
            "quality",
            "quota",
            "warnings");
    assertThat(keys(content.at("/rows/0")))
        .containsExactly(
            "Device",
            "sessions",
            "rage_clicks",
            "rage_clicks_sessions",
            "rage_clicks_session_percent",
            "rage_clicks_page_views");
    assertThat(keys(content.path("provenance")))
        .containsExactly("requests_spent", "derived", "age_minutes", "stale", "exports");
    assertThat(keys(content.at("/provenance/exports/0")))
        .containsExactly("fetched_at", "days", "dimensions", "rows", "may_be_cut");
  }

  @Test
  void oneRequestAnswersManyQuestions() {
    assertThat(spent(room.answer("get_ux_by_url", "{'group_by': 'Device'}"))).isEqualTo(1);
    assertThat(spent(room.answer("get_ux_by_url", "{}"))).isZero();
    assertThat(spent(room.answer("get_rage_clicks", "{'group_by': 'URL'}"))).isZero();
    assertThat(spent(room.answer("get_friction", "{'group_by': ['Device', 'URL']}"))).isZero();
  }

  @Test
  void spendsNothingWhereItMayNot() {
    ToolResult result = room.call("get_sessions", "{'spend': 'never'}");
    assertThat(result.isError()).isTrue();
    assertThat(room.answer("get_quota", "{}").at("/quota/spent").asInt()).isZero();
  }

  @Test
  void pagesComeWithTheMostAffectedFirst() {
    List<Long> affected = new ArrayList<>();
    for (JsonNode row : room.answer("get_ux_by_url", "{'limit': 50}").path("rows")) {
      assertThat(keys(row).get(0)).isEqualTo("URL");
      long sum = 0;
      for (String key : keys(row)) {
        sum += key.endsWith("s_sessions") ? row.path(key).asLong() : 0;
      }
      affected.add(sum);
    }
    assertThat(affected).hasSizeGreaterThan(5);
    assertThat(affected).isSortedAccordingTo((one, other) -> Long.compare(other, one));
  }

  @Test
  void whereNoUsualColumnIsKnownTheOthersAreShownUnlessColumnsWereNamed() {
    try (Room noisy = new Room(ToolsTest::cutAndMerged)) {
      assertThat(noisy.answer("get_ux_by_url", "{}").at("/rows/0/rage_clicks").asInt())
          .isEqualTo(4);
      assertThat(keys(noisy.answer("get_ux_by_url", "{'measures': 'users'}").at("/rows/0")))
          .containsExactly("URL");
    }
  }

  private static ExportOutcome cutAndMerged(ExportRequest request) {
    List<String> key = new ArrayList<>(Collections.nCopies(request.cube().size(), "x"));
    key.set(request.cube().dimensions().indexOf(Dimension.URL), "https://shop.example/");
    Facts facts = new Facts(Map.of(Measure.SESSIONS, 9.0, Measure.RAGE_CLICKS, 4.0));
    return new ExportOutcome.Answered(
        new Export(
            request.cube(),
            request.days(),
            Room.NOW,
            List.of(new Row(key, facts, 3)),
            List.of(),
            true,
            "[]",
            List.of(Export.CUT_AND_MERGED)));
  }

  @Test
  void listsNameTheirGroupingAndCountSessionsOrVisits() {
    assertThat(keys(room.answer("get_sessions", "{'group_by': 'pagetitle'}").at("/rows/0")))
        .containsExactly("PageTitle", "sessions");
    assertThat(keys(room.answer("get_sessions", "{'group_by': 'PopularPage'}").at("/rows/0")))
        .containsExactly("PopularPage", "visits");
  }

  @Test
  void quotaTellsWhatWasSpentOnWhatAndWhatIsFree() {
    room.answer("get_sessions", "{'group_by': ['Country'], 'days': 1}");
    ObjectNode quota = room.answer("get_quota", "{}");
    assertThat(keys(quota))
        .containsExactly("project", "demo", "quota", "requests", "routine", "free_now");
    assertThat(quota.path("quota").toString())
        .isEqualTo(
            "{\"limit\":10,\"spent\":1,\"remaining\":9,\"resets_at\":\"2026-03-12T00:00:00Z\"}");
    assertThat(keys(quota.at("/requests/0")))
        .containsExactly("at", "dimensions", "days", "outcome");
    assertThat(quota.at("/requests/0/at").asText()).isEqualTo("2026-03-11T08:00:00Z");
    assertThat(quota.at("/requests/0/outcome").asText()).isEqualTo("answered");
    assertThat(keys(quota.at("/free_now/0"))).containsExactly("dimensions", "days", "age");
    assertThat(quota.at("/free_now/0/dimensions")).map(JsonNode::asText).contains("Country");
    assertThat(room.call("get_quota", "{}").text())
        .isEqualTo(
            """
            Shop (a simulated site): 1 of 10 requests spent today, 9 left until 2026-03-12 00:00 UTC.
            - 2026-03-11 08:00 UTC: Device×Country×Channel over 1 day, answered
            Free now: 1 day by device, country and channel (newest less than a minute old).
            Daily sync: 4 requests due. The next one takes site, URL×Device×Channel, \
            Device×Browser×OS, Device×Country×Channel, Source×Medium×Campaign.""");
  }

  @Test
  void asksForThirtyDaysOfSessionsWhereNothingIsSaid() {
    ObjectNode content = room.answer("get_trend", "{}");
    assertThat(content.at("/window/days").asInt()).isEqualTo(30);
    assertThat(content.at("/coverage/days_covered").asInt()).isEqualTo(1);
    assertThat(content.at("/coverage/missing")).hasSize(29);
    assertThat(content.path("rows")).hasSize(1);
    assertThat(content.at("/rows/0/day").asText()).isEqualTo("2026-03-10");
    assertThat(content.at("/rows/0/sessions").asInt()).isPositive();
    assertThat(content.at("/provenance/requests_spent").asInt()).isEqualTo(1);
  }

  @Test
  void refusesAMeasureItDoesNotKnowAndNamesTheNearest() {
    assertThat(room.call("get_trend", "{'measure': 'rage_click'}").text())
        .contains("Did you mean rage_clicks?");
    assertThat(room.call("get_trend", "{'measure': 'visits'}").isError()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "get_ux_by_url   | {}",
        "get_ux_by_url   | {'order_by': 'scroll_depth_percent', 'order': 'ascending'}",
        "get_friction    | {'group_by': 'Device'}",
        "get_friction    | {'signals': 'dead_clicks', 'group_by': 'URL'}",
        "get_rage_clicks | {'group_by': 'URL'}",
        "get_sessions    | {'group_by': 'URL'}",
        "get_sessions    | {'group_by': ['Country', 'Device']}",
        "get_trend       | {}"
      })
  void aUsualAnswerTakesUnderTwoThousandTokensInEitherForm(String tool, String arguments) {
    ToolResult result = room.call(tool, arguments);
    assertThat(String.valueOf(result.content()).length())
        .isLessThan((int) (2_000 * CHARACTERS_PER_TOKEN));
    assertThat(result.text().length()).isLessThan((int) (2_000 * CHARACTERS_PER_TOKEN));
  }

  @Test
  void theTextHasTheRowsColumnsAndTotalOfTheStructure() {
    for (String arguments : List.of("{'limit': 200}", "{'measures': 'users', 'limit': 3}")) {
      ToolResult result = room.call("get_ux_by_url", arguments);
      ObjectNode content = Objects.requireNonNull(result.content());
      List<List<String>> table =
          result
              .text()
              .lines()
              .filter(line -> line.startsWith("| "))
              .map(line -> List.of(line.substring(2, line.length() - 2).split(" \\| ", -1)))
              .toList();
      List<String> columns = table.get(0);
      List<List<String>> expected = new ArrayList<>(List.of(columns));
      content.path("rows").forEach(row -> expected.add(cells(row, columns)));
      ObjectNode total = content.path("total").deepCopy();
      if (!total.isEmpty()) {
        expected.add(cells(total.put("URL", "**total**"), columns));
      }
      assertThat(table).isEqualTo(expected);
      assertThat(columns).containsAll(keys(content.at("/rows/0")));
    }
  }

  private static List<String> cells(JsonNode row, List<String> columns) {
    return columns.stream()
        .map(column -> row.path(column).asText(""))
        .map(cell -> cell.startsWith("https:") ? "`" + cell + "`" : cell)
        .toList();
  }

  @Test
  void aLimitOfTwoHundredGivesAsManyRowsOrSaysWhyNot() {
    ObjectNode few = room.answer("get_sessions", "{'group_by': 'URL', 'limit': 200}");
    assertThat(few.path("rows")).hasSize(few.path("total_rows").asInt());
    ObjectNode many =
        room.answer("get_ux_by_url", "{'group_by': ['Device', 'Channel'], 'limit': 200}");
    int shown = many.path("rows").size();
    assertThat(shown).isBetween(50, 199);
    assertThat(many.path("warnings"))
        .extracting(JsonNode::asText)
        .anyMatch(said -> said.startsWith("Only " + shown + " of the 200 rows asked for fit"));
    assertThat(many.at("/provenance/exports")).isNotEmpty();
  }

  @Test
  void whateverTheArgumentsTheAnswerIsAResult() {
    Random random = new Random(20260311);
    for (int round = 0; round < 3_000; round++) {
      Tool tool = room.tools.get(random.nextInt(room.tools.size()));
      ObjectNode arguments = Garbage.arguments(tool.definition().inputSchema(), random);
      ToolResult result = tool.call(arguments, Caller.PATIENT);
      assertThat(result.text())
          .as("%s of %s", arguments, tool.definition().name())
          .isNotBlank()
          .doesNotContain("failed by a fault of this server");
      assertThat(result.text().length()).as("%s", arguments).isLessThan(12_000);
    }
  }

  private static List<String> faults(ObjectNode schema, ObjectNode content) {
    return SCHEMAS
        .getSchema(schema.toString(), InputFormat.JSON)
        .validate(content.toString(), InputFormat.JSON)
        .stream()
        .map(Object::toString)
        .toList();
  }

  private static int spent(ObjectNode content) {
    return content.at("/provenance/requests_spent").asInt();
  }

  private static List<String> keys(JsonNode node) {
    List<String> keys = new ArrayList<>();
    node.fieldNames().forEachRemaining(keys::add);
    return keys;
  }

  /** Generates arguments with correct names and mostly invalid values. */
  private static final class Garbage {
    private static final List<String> TEXTS =
        List.of(
            "",
            "Device",
            "URL,OS",
            "[",
            "[]",
            "{}",
            "[[[1]]]",
            "{\"dimension\":\"OS\"}",
            "3",
            "-1",
            "NaN",
            "1e999",
            "\u0000\uD83D",
            "never",
            "rage_clicks",
            "PageTitle",
            "null",
            "/cart",
            "999999999999999999999",
            "x".repeat(3_000));

    private Garbage() {}

    static ObjectNode arguments(JsonNode schema, Random random) {
      ObjectNode arguments = JsonNodeFactory.instance.objectNode();
      for (Iterator<String> names = schema.path("properties").fieldNames(); names.hasNext(); ) {
        String name = names.next();
        if (random.nextInt(3) == 0) {
          arguments.set(name, value(random, 3));
        }
      }
      if (random.nextInt(10) == 0) {
        arguments.set(text(random), value(random, 1));
      }
      return arguments;
    }

    private static JsonNode value(Random random, int depth) {
      JsonNodeFactory json = JsonNodeFactory.instance;
      return switch (random.nextInt(depth > 0 ? 9 : 6)) {
        case 0 -> json.nullNode();
        case 1 -> json.booleanNode(random.nextBoolean());
        case 2 -> json.numberNode(random.nextInt(10));
        case 3 -> json.numberNode(random.nextGaussian() * 1e9);
        case 4 -> json.numberNode(Double.POSITIVE_INFINITY);
        case 5 -> json.textNode(text(random));
        case 6 -> json.arrayNode().add(value(random, depth - 1)).add(value(random, depth - 1));
        case 7 -> json.objectNode().set(text(random), value(random, depth - 1));
        default -> {
          ObjectNode filter = json.objectNode().put("dimension", text(random));
          filter.set("op", value(random, 0));
          filter.set("values", value(random, depth - 1));
          yield filter;
        }
      };
    }

    private static String text(Random random) {
      return TEXTS.get(random.nextInt(TEXTS.size()));
    }
  }
}
