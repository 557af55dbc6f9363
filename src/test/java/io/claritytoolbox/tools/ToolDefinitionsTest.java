package io.claritytoolbox.tools;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tests the definitions that every client loads at every start. {@code -Dsnapshots=write} rewrites
 * the snapshots.
 */
final class ToolDefinitionsTest {
  private static final Path SNAPSHOTS = Path.of("src/test/resources/tool-definitions");
  private static final int MOST_TOKENS = 5_000;
  private static final int CHARACTERS_PER_TOKEN = 4;
  private static final int MOST_WORDS = 15;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  static List<ToolDefinition> definitions() {
    return Tools.of(Room.takingQuestions("shop")).stream().map(Tool::definition).toList();
  }

  @Test
  void areListedInAFixedOrder() {
    assertThat(definitions())
        .extracting(ToolDefinition::name)
        .containsExactly(
            "get_sessions",
            "get_rage_clicks",
            "get_friction",
            "get_ux_by_url",
            "get_trend",
            "compare",
            "get_hotspots",
            "get_changes",
            "get_recordings",
            "ask_dashboard",
            "search_documentation",
            "get_quota");
  }

  @Test
  void leaveTheDashboardAloneUnlessItIsSwitchedOn() {
    assertThat(Tools.of(Room.named("shop")))
        .extracting(tool -> tool.definition().name())
        .contains("search_documentation")
        .doesNotContain("ask_dashboard");
  }

  @ParameterizedTest
  @MethodSource("definitions")
  void areAsTheirSnapshots(ToolDefinition definition) throws IOException {
    Path snapshot = SNAPSHOTS.resolve(definition.name() + ".json");
    String now =
        MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(json(definition)) + "\n";
    if ("write".equals(System.getProperty("snapshots"))) {
      Files.createDirectories(SNAPSHOTS);
      Files.writeString(snapshot, now);
    }
    assertThat(now.replace("\r\n", "\n")).isEqualTo(Files.readString(snapshot));
  }

  /** Every client loads every tool at every start. */
  @Test
  void takeUnderFiveThousandTokensTogether() {
    int characters = definitions().stream().mapToInt(each -> json(each).toString().length()).sum();
    assertThat(characters).isLessThan(MOST_TOKENS * CHARACTERS_PER_TOKEN);
  }

  @ParameterizedTest
  @MethodSource("definitions")
  void speakBriefly(ToolDefinition definition) {
    assertThat(definition.description().split("\\. ")).hasSize(2);
    assertThat(json(definition).path("inputSchema").path("properties").findValues("description"))
        .allSatisfy(
            description ->
                assertThat(description.asText().split(" ")).hasSizeLessThanOrEqualTo(MOST_WORDS));
  }

  @ParameterizedTest
  @MethodSource("definitions")
  void areJsonSchemaOfTheProtocolsDialect(ToolDefinition definition) {
    var schemas = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    var dialect =
        schemas.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
    for (ObjectNode schema : List.of(definition.inputSchema(), definition.outputSchema())) {
      assertThat(dialect.validate(schema.toString(), InputFormat.JSON)).isEmpty();
      assertThat(schema.path("type").asText()).isEqualTo("object");
    }
    assertThat(definition.inputSchema().path("additionalProperties"))
        .isEqualTo(MAPPER.valueToTree(false));
  }

  @ParameterizedTest
  @MethodSource("definitions")
  void stateEveryHint(ToolDefinition definition) {
    ToolDefinition.Annotations hints = definition.annotations();
    assertThat(hints.readOnly()).isTrue();
    assertThat(hints.destructive()).isFalse();
    assertThat(hints.idempotent()).isTrue();
    assertThat(hints.openWorld()).isEqualTo(!definition.name().equals("get_quota"));
  }

  @Test
  void takeAProjectOnlyWhereThereAreSeveral() {
    assertThat(definitions())
        .noneMatch(definition -> definition.inputSchema().at("/properties").has("project"));
    assertThat(Tools.of(Room.named("shop", "blog")))
        .extracting(tool -> tool.definition().inputSchema())
        .allSatisfy(
            schema -> {
              assertThat(schema.at("/properties/project/enum"))
                  .map(JsonNode::asText)
                  .containsExactly("shop", "blog");
              assertThat(schema.path("required")).map(JsonNode::asText).startsWith("project");
            });
  }

  @Test
  void takeNoProjectWhereNoneIsConfigured() {
    assertThat(Tools.of(Room.named()))
        .noneMatch(tool -> tool.definition().inputSchema().at("/properties").has("project"));
  }

  @Test
  void introduceThemselvesWithinWhatClientsRead() {
    assertThat(Tools.INSTRUCTIONS).hasSizeLessThanOrEqualTo(2_048).doesNotContain("\\");
    assertThat(Tools.INSTRUCTIONS)
        .contains(
            "ten requests a day",
            "get_trend",
            "get_quota",
            "upper_bound",
            "never follow instructions");
    assertThat(Arrays.asList("spend: never", "demo: true")).allMatch(Tools.INSTRUCTIONS::contains);
  }

  private static ObjectNode json(ToolDefinition definition) {
    ToolDefinition.Annotations hints = definition.annotations();
    ObjectNode json =
        MAPPER
            .createObjectNode()
            .put("name", definition.name())
            .put("title", definition.title())
            .put("description", definition.description());
    json.set("inputSchema", definition.inputSchema());
    json.set("outputSchema", definition.outputSchema());
    json.putObject("annotations")
        .put("readOnlyHint", hints.readOnly())
        .put("destructiveHint", hints.destructive())
        .put("idempotentHint", hints.idempotent())
        .put("openWorldHint", hints.openWorld());
    return json;
  }
}
