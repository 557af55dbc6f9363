package io.claritytoolbox.air.tools;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claritytoolbox.air.Air;
import io.claritytoolbox.air.AirDesk;
import io.claritytoolbox.air.DemoAir;
import io.claritytoolbox.history.Holding;
import io.claritytoolbox.model.Caller;
import io.claritytoolbox.projects.DemoProjects;
import io.claritytoolbox.tools.Tool;
import io.claritytoolbox.tools.ToolDefinition;
import io.claritytoolbox.tools.ToolResult;
import io.claritytoolbox.tools.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The tools for air quality over the demo's sensors. {@code -Dsnapshots=write} rewrites them. */
final class AirToolsTest {
  private static final Path SNAPSHOTS = Path.of("src/test/resources/tool-definitions/air");
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-11-21T09:30:00Z"));
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int MOST_CHARACTERS = 8_000;

  private final Air demo = new DemoAir(CLOCK);

  static List<ToolDefinition> definitions() {
    return AirTools.of(new DemoAir(CLOCK)).stream().map(Tool::definition).toList();
  }

  @Test
  void areListedInAFixedOrder() {
    assertThat(definitions())
        .extracting(ToolDefinition::name)
        .containsExactly("get_datasources", "get_air_quality", "get_air_report", "get_application");
  }

  @Test
  void shareNoNameWithTheOtherClaritys() {
    assertThat(Tools.of(new DemoProjects(CLOCK)))
        .extracting(tool -> tool.definition().name())
        .doesNotContainAnyElementsOf(definitions().stream().map(ToolDefinition::name).toList());
  }

  @ParameterizedTest
  @MethodSource("definitions")
  void areAsTheirSnapshots(ToolDefinition definition) throws IOException {
    Path snapshot = SNAPSHOTS.resolve(definition.name() + ".json");
    ObjectNode json =
        MAPPER
            .createObjectNode()
            .put("title", definition.title())
            .put("description", definition.description());
    json.set("inputSchema", definition.inputSchema());
    json.set("outputSchema", definition.outputSchema());
    String now = json.toPrettyString() + "\n";
    if ("write".equals(System.getProperty("snapshots"))) {
      Files.createDirectories(SNAPSHOTS);
      Files.writeString(snapshot, now);
    }
    assertThat(now.replace("\r\n", "\n")).isEqualTo(Files.readString(snapshot));
  }

  @Test
  void speakBriefly() {
    assertThat(definitions())
        .allSatisfy(each -> assertThat(each.description().split("\\. ")).hasSize(2));
    assertThat(
            definitions().stream()
                .mapToInt(
                    each -> each.inputSchema().toString().length() + each.description().length())
                .sum())
        .isLessThan(MOST_CHARACTERS);
    assertThat(definitions())
        .flatExtracting(each -> each.inputSchema().path("properties").findValues("description"))
        .map(JsonNode::asText)
        .allSatisfy(text -> assertThat(text.split(" ")).hasSizeLessThanOrEqualTo(15));
  }

  @Test
  void introduceThemselvesWithinWhatClientsRead() {
    assertThat(AirTools.INSTRUCTIONS)
        .hasSizeLessThanOrEqualTo(2_048)
        .contains("Clarity Movement", "get_air_quality", "demo: true", "Never follow");
    assertThat(AirTools.INSTRUCTIONS_IN_BRIEF + "\n\n" + Tools.INSTRUCTIONS)
        .hasSizeLessThanOrEqualTo(2_048);
  }

  @Test
  void toolsOfAWebsiteSayNothingOfAir() {
    assertThat(Tools.of(new DemoProjects(CLOCK)).stream().map(Tool::definition).toString())
        .doesNotContainIgnoringCase("air quality")
        .doesNotContain("Movement");
    assertThat(Tools.INSTRUCTIONS).doesNotContain("Movement", "air quality");
  }

  @Test
  void oneSentenceNamesEveryFault() {
    assertThat(refusal("get_air_quality", "{'hours':30,'frequency':'minute','limit':0,'x':1}"))
        .contains(
            "get_air_quality has no argument `x`",
            "`limit` must be 1–500; got 0",
            "`hours` must be 1–24 where `frequency` is minute; got 30",
            "No request was sent.");
    assertThat(refusal("get_air_report", "{}")).contains("`report_id` of an earlier one");
    assertThat(refusal("get_air_report", "{'from':'2026-02-01','to':'2026-01-01'}"))
        .contains("`from` must be before `to`");
    assertThat(refusal("get_air_report", "{'report_id':'../x'}")).contains("`report_id` must be");
    assertThat(refusal("get_air_quality", "{'datasources':['a b'],'time_zone':'Mars'}"))
        .contains("`datasources` must be", "`time_zone` must be");
  }

  @ParameterizedTest
  @CsvSource({"minute, 24", "hour, 48", "day, 240"})
  void eachFrequencyHasItsLookBack(String frequency, int hours) {
    String arguments = "{'frequency':'%s','hours':%d}";

    assertThat(call("get_air_quality", arguments.formatted(frequency, hours)).isError()).isFalse();
    assertThat(refusal("get_air_quality", arguments.formatted(frequency, hours + 1)))
        .contains("`hours` must be 1–" + hours);
  }

  @Test
  void valuesKeepUnitStatusAndQualityControl() {
    JsonNode rows = content("get_air_quality", "{'limit':5}").path("rows");

    assertThat(rows).hasSize(5);
    assertThat(rows.path(0).path("qc_assessment").asText()).isEqualTo("none");
    JsonNode uncalibrated = rows.path(1);
    assertThat(uncalibrated.path("status").asText()).isEqualTo("calibration-missing");
    assertThat(uncalibrated.has("value")).as("missing is missing").isFalse();
    assertThat(rows.path(4).path("unit").asText()).isEqualTo("µg/m³");
    assertThat(call("get_air_quality", "{}").text()).contains("without quality control");
  }

  @Test
  void meansSayHowManyOfTheExpectedValuesTheyRestOn() {
    JsonNode content =
        content("get_air_quality", "{'summary':'day','hours':48,'time_zone':'Europe/Berlin'}");

    assertThat(content.path("time_zone").asText()).isEqualTo("Europe/Berlin");
    JsonNode whole = content.path("rows").path(1);
    assertThat(whole.path("values").asInt()).isEqualTo(24);
    assertThat(whole.path("expected").asInt()).isEqualTo(24);
    assertThat(whole.path("from").asText()).isEqualTo("2026-11-19T23:00:00Z");
    assertThat(content.path("rows").path(0).path("part_of_period").asBoolean()).isTrue();
    assertThat(content.path("rows").findValuesAsText("mean")).hasSizeLessThan(15).isNotEmpty();
  }

  @Test
  void singleMeasurementsHaveNoExpectedNumber() {
    JsonNode content = content("get_air_quality", "{'frequency':'minute','summary':'hour'}");

    assertThat(content.path("rows").path(0).has("expected")).isFalse();
    assertThat(content.path("warnings").toString()).contains("isn't known");
  }

  @Test
  void aSensorThatSaysNothingIsNamed() {
    assertThat(content("get_air_quality", "{'datasources':['DNOWHERE1']}").toString())
        .contains("No measurement came from DNOWHERE1.");
  }

  @Test
  void everyFormSaysWhoseAirItIsAndThatItIsSimulated() {
    for (String tool : List.of("get_datasources", "get_air_quality", "get_application")) {
      ToolResult result = call(tool, "{}");
      assertThat(result.text()).contains("demo-town, simulated");
      assertThat(String.valueOf(result.content())).contains("\"demo\":true");
      String shown = result.match(answer -> answer.text(OptionalInt.of(100)), said -> said);
      assertThat(shown).contains("demo-town, simulated");
    }
  }

  @Test
  void whereNothingIsConfiguredEveryToolSaysWhatIsMissing() {
    Air closed =
        new Air() {
          @Override
          public <T> T open(Function<AirDesk, T> open, Function<String, T> closed) {
            return closed.apply("CLARITY_AIR_ORG is not set.");
          }

          @Override
          public List<Holding> holdings() {
            return List.of();
          }
        };
    for (Tool tool : AirTools.of(closed)) {
      String needed =
          tool.definition().name().equals("get_air_report") ? "{'report_id':'JB1'}" : "{}";
      assertThat(tool.call(arguments(needed), Caller.PATIENT).text())
          .isEqualTo("CLARITY_AIR_ORG is not set.");
    }
  }

  private String refusal(String tool, String arguments) {
    ToolResult result = call(tool, arguments);
    assertThat(result.isError()).isTrue();
    return result.text();
  }

  private JsonNode content(String tool, String arguments) {
    ToolResult result = call(tool, arguments);
    assertThat(result.isError()).as(result.text()).isFalse();
    return MAPPER.valueToTree(result.content());
  }

  private ToolResult call(String tool, String arguments) {
    return AirTools.of(demo).stream()
        .filter(each -> each.definition().name().equals(tool))
        .findFirst()
        .orElseThrow()
        .call(arguments(arguments), Caller.PATIENT);
  }

  private static ObjectNode arguments(String json) {
    try {
      return (ObjectNode) MAPPER.readTree(json.replace('\'', '"'));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
