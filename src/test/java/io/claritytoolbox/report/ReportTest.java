package io.claritytoolbox.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.claritytoolbox.chart.Chart;
import io.claritytoolbox.chart.Chart.Mark;
import io.claritytoolbox.chart.RankedBars;
import io.claritytoolbox.model.Quality;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ReportTest {
  private static final String HOSTILE = "<img src=x onerror=alert(1)> [a](http://b.example) |";
  private static final Report REPORT =
      new Report(
          List.of(
              new Report.Chapter(
                  HOSTILE,
                  "19 to 26 November 2026",
                  true,
                  Instant.parse("2026-11-26T05:00:00Z"),
                  List.of(
                      new Report.Section(
                          "What to fix first",
                          List.of(new Report.Sentence("On {} it rose.", List.of(HOSTILE))),
                          List.of(
                              new RankedBars(
                                  HOSTILE,
                                  "sessions",
                                  List.of(
                                      new RankedBars.Bar(
                                          HOSTILE, new Mark(3, Quality.EXACT, "3"), "")))),
                          List.of(
                              new Report.Table(
                                  "Spent on",
                                  new Chart.Table(List.of("For"), List.of(List.of(HOSTILE))))))))));

  @Test
  void whatVisitorsWroteIsTextInThePage() {
    assertThat(ReportPage.of(REPORT)).doesNotContain("<img").contains("<p>On &lt;img src=x");
  }

  @Test
  void thePageLinksNothingAndAllowsOnlyItsOwnStyleAndScript() throws Exception {
    String page = ReportPage.of(REPORT);

    assertThat(page)
        .contains(
            "default-src 'none'; style-src 'sha256-%s'; script-src 'sha256-%s'\""
                .formatted(digest("style", page), digest("script", page)))
        .doesNotContain("href=", "src=\"", " style=", "url(", "@import");
  }

  /** The digest of the only element with a name. */
  private static String digest(String element, String page) throws Exception {
    Matcher matcher =
        Pattern.compile("<%s>(.*?)</%1$s>".formatted(element), Pattern.DOTALL).matcher(page);
    assertThat(matcher.find()).isTrue();
    byte[] content = matcher.group(1).getBytes(UTF_8);
    assertThat(matcher.find()).isFalse();
    return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(content));
  }

  @Test
  void everyChartHasItsFiguresBeside() {
    assertThat(ReportPage.of(REPORT)).contains("<details>").contains("<td>3</td>");
  }

  @Test
  void aDemoSaysThatItsVisitorsDontExist() {
    assertThat(ReportPage.of(REPORT)).contains("simulated");
    assertThat(ReportMarkdown.of(REPORT)).contains("simulated");
  }

  @Test
  void whatVisitorsWroteIsACodeSpanInMarkdown() {
    String markdown = ReportMarkdown.of(REPORT);

    assertThat(markdown).contains("`<img src=x onerror=alert(1)> [a](http://b.example) \\|`");
    assertThat(markdown).contains("On `<img src=x");
    assertThat(markdown.replaceAll("`[^`]*`", "")).doesNotContain("<img", "](", "http");
  }
}
