package io.claritytoolbox.report;

import io.claritytoolbox.chart.Chart;
import java.time.Instant;
import java.util.List;

/**
 * The content of a report.
 *
 * @param projects at least one
 */
public record Report(List<Chapter> projects) {
  public Report {
    projects = List.copyOf(projects);
  }

  /**
   * The part about one project.
   *
   * @param name of the project
   * @param period in words, for example {@code 19 to 26 November 2026}
   * @param isDemo whether its visitors are simulated
   * @param madeAt when the chapter was written
   * @param sections in order
   */
  public record Chapter(
      String name, String period, boolean isDemo, Instant madeAt, List<Section> sections) {
    public Chapter {
      sections = List.copyOf(sections);
    }
  }

  /**
   * A section.
   *
   * @param heading a few words
   * @param sentences one per paragraph
   * @param charts each with its data
   * @param tables data without a chart
   */
  public record Section(
      String heading, List<Sentence> sentences, List<Chart> charts, List<Table> tables) {
    public Section {
      sentences = List.copyOf(sentences);
      charts = List.copyOf(charts);
      tables = List.copyOf(tables);
    }

    public Section(String heading, List<Sentence> sentences, Chart... charts) {
      this(heading, sentences, List.of(charts), List.of());
    }
  }

  public record Table(String caption, Chart.Table data) {}
}
