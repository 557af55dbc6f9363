package io.claritytoolbox.packaged;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests the panel in the web interface of the MCP Inspector, in Chromium. */
@Tag("slow")
@Timeout(value = 180, threadMode = ThreadMode.SEPARATE_THREAD)
final class PanelIT {
  /** Two pages; the name of one contains markup. */
  static final String HOSTILE =
      """
      [{"metricName":"Traffic","information":[
        {"totalSessionCount":"40","totalBotSessionCount":"0","distinctUserCount":"30",
         "pagesPerSessionPercentage":1.5,"Url":"https://shop.example/<img src=x onerror=alert(1)>",
         "Device":"Mobile","Channel":"Direct"},
        {"totalSessionCount":"60","totalBotSessionCount":"0","distinctUserCount":"50",
         "pagesPerSessionPercentage":1.5,"Url":"https://shop.example/cart","Device":"PC",
         "Channel":"Direct"}]}]
      """;

  private static final String[] DEMO = {"--prebuilt", "clarity-demo", "--stdio"};

  private final Path folder;
  private final Toolbox toolbox;

  PanelIT(@TempDir Path folder) {
    this.folder = folder;
    toolbox = new Toolbox(folder.resolve("toolbox"));
  }

  @AfterEach
  void close() {
    toolbox.close();
  }

  @ParameterizedTest
  @CsvSource({"modern, light", "legacy, dark"})
  void drawsFollowsTheThemeAndDrillsDownInBothEras(String era, String scheme) throws Exception {
    JsonNode seen = opened(era, scheme);

    assertThat(seen.path("errors")).as(seen.toPrettyString()).isEmpty();
    assertThat(seen.path("charts").asInt()).isEqualTo(1);
    assertThat(seen.path("rows").asInt()).isGreaterThan(5);
    assertThat(seen.path("source").asText()).contains("Requests spent: 1.");
    assertThat(seen.path("drill").asText()).contains("Mobile");
    assertThat(seen.path("followsTheme").asBoolean()).isTrue();
    assertThat(toolbox.clarity().requests()).as("a drill-down is free").isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource("modern, light")
  void anAddressStaysText(String era, String scheme) throws Exception {
    toolbox.clarity().answers(aResponse().withBody(HOSTILE));

    JsonNode seen = opened(era, scheme);

    assertThat(seen.path("errors")).as(seen.toPrettyString()).isEmpty();
    assertThat(seen.path("rows").asInt()).isEqualTo(2);
    assertThat(seen.path("images").asInt()).isZero();
    assertThat(seen.path("dialogs").asInt()).isZero();
    assertThat(seen.path("text").asText()).contains("onerror");
  }

  @ParameterizedTest
  @CsvSource({"legacy, light, Trend, {}", "modern, dark, Hotspots, {}"})
  void drawsPagesAndTrendsOfTheDemo(String era, String scheme, String tool, String arguments)
      throws Exception {
    JsonNode seen = opened(era, scheme, List.of(tool, arguments, "devices"), DEMO);

    assertThat(seen.path("errors")).as(seen.toPrettyString()).isEmpty();
    assertThat(seen.path("charts").asInt()).isEqualTo(1);
    assertThat(seen.path("rows").asInt()).isGreaterThan(2);
  }

  @Test
  void aChangeLeadsToATrendOnWhichItsDayIsMarked() throws Exception {
    JsonNode seen = opened("modern", "light", List.of("Changes", "{\"days\":14}", "trend"), DEMO);

    assertThat(seen.path("errors")).as(seen.toPrettyString()).isEmpty();
    assertThat(seen.path("charts").asInt()).isEqualTo(1);
    assertThat(seen.path("text").asText()).contains("MobileSafari");
    assertThat(seen.path("marked").asInt()).isEqualTo(1);
  }

  @Test
  void aComparisonShowsEachDifferenceWithItsVerdict() throws Exception {
    String sides = "{\"a\":{\"ends_days_ago\":7},\"b\":{},\"days\":7}";
    JsonNode seen = opened("legacy", "dark", List.of("Compare", sides, "devices"), DEMO);

    assertThat(seen.path("errors")).as(seen.toPrettyString()).isEmpty();
    assertThat(seen.path("charts").asInt()).isEqualTo(1);
    assertThat(seen.path("text").asText()).contains("cannot_tell");
  }

  @Test
  void whereNothingChangedThePanelSaysSo() throws Exception {
    JsonNode seen = opened("modern", "light", List.of("Changes", "{}", "devices"), DEMO);

    assertThat(seen.path("errors")).as(seen.toPrettyString()).isEmpty();
    assertThat(seen.path("text").asText()).contains("no change is larger than chance");
  }

  private JsonNode opened(String era, String scheme) throws Exception {
    return opened(era, scheme, List.of("UX by page", "{}", "devices"), Toolbox.SERVE);
  }

  private JsonNode opened(String era, String scheme, List<String> what, String[] command)
      throws Exception {
    List<String> arguments = new ArrayList<>(List.of(era, scheme, folder.toString()));
    arguments.addAll(what);
    toolbox
        .environment()
        .forEach((name, value) -> arguments.addAll(List.of("-e", name + "=" + value)));
    arguments.addAll(toolbox.command(command));
    return Browser.run(folder, "panel.mjs", arguments);
  }
}
