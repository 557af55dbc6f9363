package io.claritytoolbox.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.claritytoolbox.answer.Analyst;
import io.claritytoolbox.answer.Projects;
import io.claritytoolbox.chart.Chart;
import io.claritytoolbox.model.Spend;
import io.claritytoolbox.projects.DemoProjects;
import io.claritytoolbox.report.Report;
import io.claritytoolbox.report.ReportMarkdown;
import io.claritytoolbox.report.ReportPage;
import io.claritytoolbox.report.Reporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Tests that the report and the pictures in the documents are those of the demo. {@code
 * -Dsnapshots=write} rewrites them.
 */
final class ReportExamplesTest {
  private static final Path FOLDER = Path.of("examples", "report");
  private static final Projects DEMO =
      new DemoProjects(() -> Instant.parse("2026-11-21T09:00:00Z"));

  @Test
  void showWhatTheProgramMakes() throws IOException {
    Map<String, String> made = made();
    if ("write".equals(System.getProperty("snapshots"))) {
      Files.createDirectories(FOLDER);
      for (Map.Entry<String, String> file : made.entrySet()) {
        Files.writeString(FOLDER.resolve(file.getKey()), file.getValue());
      }
    }
    for (Map.Entry<String, String> file : made.entrySet()) {
      assertThat(FOLDER.resolve(file.getKey())).hasContent(file.getValue());
    }
    try (var files = Files.list(FOLDER)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(made.keySet());
    }
  }

  private static Map<String, String> made() {
    Report.Chapter chapter =
        DEMO.open(null).match(ReportExamplesTest::chapter, ReportExamplesTest::none);
    Report report = new Report(List.of(chapter));
    Map<String, String> made = new LinkedHashMap<>();
    made.put("report.html", ReportPage.of(report));
    made.put("report.md", ReportMarkdown.of(report));
    for (Report.Section section : chapter.sections()) {
      for (Chart chart : section.charts()) {
        made.put(
            chart.title().toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z]+", "-") + ".svg",
            chart.file());
      }
    }
    return made;
  }

  private static Report.Chapter chapter(Analyst analyst) {
    return Reporter.chapter(analyst, 7, Spend.NEVER);
  }

  private static Report.Chapter none(String sentence) {
    throw new AssertionError(sentence);
  }
}
