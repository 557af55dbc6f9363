package io.claritytoolbox.packaged;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;

/** Tests the report in a browser without a network. */
@Tag("slow")
@Timeout(value = 180, threadMode = ThreadMode.SEPARATE_THREAD)
final class ReportIT {
  private final Path folder;
  private final Toolbox toolbox;

  ReportIT(@TempDir Path folder) {
    this.folder = folder;
    toolbox = new Toolbox(folder);
  }

  @AfterEach
  void close() {
    toolbox.close();
  }

  @Test
  void theDemosReportIsReadableInEverySizeAndScheme() throws Exception {
    JsonNode seen = shown("--prebuilt", "clarity-demo");

    assertThat(seen.path("charts").asInt()).isGreaterThan(4);
    assertThat(seen.path("unscripted").asInt()).isEqualTo(seen.path("charts").asInt());
    isClean(seen);
  }

  @Test
  void tablesAreSortedAndSearchedWhereScriptsRun() throws Exception {
    JsonNode seen = shown("--prebuilt", "clarity-demo");

    List<Double> descending = figures(seen.path("descending"));
    List<Double> ascending = figures(seen.path("ascending"));
    assertThat(descending).hasSizeGreaterThan(5).isSortedAccordingTo(Comparator.reverseOrder());
    assertThat(ascending).hasSameSizeAs(descending).isSorted();
    assertThat(seen.path("matches"))
        .isNotEmpty()
        .allSatisfy(name -> assertThat(name.asText()).contains(seen.path("sought").asText()));
    assertThat(seen.path("matches").size()).isLessThan(descending.size());
  }

  private static List<Double> figures(JsonNode cells) {
    List<Double> figures = new ArrayList<>();
    for (JsonNode cell : cells) {
      if (!cell.asText().isEmpty()) {
        figures.add(Double.valueOf(cell.asText().replaceAll("[^0-9.-]", "")));
      }
    }
    return figures;
  }

  @Test
  void anAddressStaysText() throws Exception {
    toolbox.clarity().answers(aResponse().withBody(PanelIT.HOSTILE));

    isClean(shown("--prebuilt", "clarity"));
  }

  private static void isClean(JsonNode seen) {
    assertThat(seen.path("errors")).isEmpty();
    assertThat(seen.path("requests")).as("loads nothing").isEmpty();
    assertThat(seen.path("violations")).as("serious findings of axe").isEmpty();
    assertThat(seen.path("overflowing")).isEmpty();
    assertThat(seen.path("images").asInt()).isZero();
    assertThat(seen.path("scripts").asInt()).isZero();
  }

  private JsonNode shown(String... prebuilt) throws Exception {
    Path page = folder.resolve("report.html");
    Pipe report = toolbox.start("report", "--out", page.toString(), prebuilt[0], prebuilt[1]).end();
    assertThat(report.exitCode()).as(report.stderr()).isZero();
    return Browser.run(folder, "page.mjs", List.of(page.toString(), folder.toString()));
  }
}
