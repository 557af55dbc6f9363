package io.claritytoolbox.report;

import io.claritytoolbox.chart.Chart;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;

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

    public Section(String heading, List<Sentence> sentences, List<Chart> charts) {
      this(heading, sentences, charts, List.of());
    }

    /** A section of one sentence. */
    static Section of(String heading, String sentence) {
      return new Section(heading, List.of(Sentence.of(sentence)), List.of());
    }
  }

  public record Table(String caption, Chart.Table data) {}

  /**
   * A sentence of a report. It keeps names that may come from visitors apart, so that each format
   * can escape them.
   *
   * @param words with a {@code {}} for each name
   * @param names in order
   */
  public record Sentence(String words, List<String> names) {
    private static final String PLACE = "{}";

    public Sentence {
      names = List.copyOf(names);
    }

    public static Sentence of(String words) {
      return new Sentence(words, List.of());
    }

    /**
     * The complete sentence.
     *
     * @param naming writes a name
     */
    public String with(UnaryOperator<String> naming) {
      StringBuilder whole = new StringBuilder();
      int from = 0;
      for (String name : names) {
        int place = words.indexOf(PLACE, from);
        whole.append(words, from, place).append(naming.apply(name));
        from = place + PLACE.length();
      }
      return whole.append(words, from, words.length()).toString();
    }
  }
}
