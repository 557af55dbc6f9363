package io.claritytoolbox.report;

import io.claritytoolbox.chart.Chart;
import io.claritytoolbox.chart.DataTable;
import java.time.Instant;
import java.util.List;

/**
 * What a report says of each project.
 *
 * @param projects at least one
 */
public record Report(List<Chapter> projects) {
  public Report {
    projects = List.copyOf(projects);
  }

  /**
   * One project.
   *
   * @param name of the project
   * @param period in words, {@code 19 to 26 November 2026} for example
   * @param isDemo whether its visitors are simulated
   * @param madeAt when the chapter was written
   * @param sections in the order in which they are read
   */
  public record Chapter(
      String name, String period, boolean isDemo, Instant madeAt, List<Section> sections) {
    public Chapter {
      sections = List.copyOf(sections);
    }
  }

  /**
   * Something that the report tells.
   *
   * @param heading a few words
   * @param sentences in paragraphs
   * @param charts pictures, each with its data
   * @param tables what is told as a table only
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

  /** A table with its caption. */
  public record Table(String caption, DataTable data) {}
}
