package io.claritytoolbox.report;

import io.claritytoolbox.chart.Chart;
import io.claritytoolbox.render.MarkdownText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A report as Markdown, for mail and chat. Each chart becomes its table. */
public final class ReportMarkdown {
  /** Keeps long tables short enough for mail. */
  private static final int MOST_ROWS = 10;

  private final List<String> lines = new ArrayList<>();

  private ReportMarkdown() {}

  public static String of(Report report) {
    ReportMarkdown markdown = new ReportMarkdown();
    report.projects().forEach(markdown::chapter);
    return String.join("\n", markdown.lines) + "\n";
  }

  private void chapter(Report.Chapter chapter) {
    lines.add("# " + MarkdownText.of(chapter.name()));
    lines.add("");
    lines.add(chapter.period() + (chapter.isDemo() ? ". This site is simulated." : "."));
    chapter.sections().forEach(this::section);
    lines.add("");
  }

  private void section(Report.Section section) {
    lines.add("");
    lines.add("## " + section.heading());
    section.sentences().forEach(each -> paragraph(each.with(MarkdownText::of)));
    section
        .charts()
        .forEach(
            chart -> {
              paragraph("**" + MarkdownText.of(chart.title()) + "**");
              table(chart.table());
            });
    section.tables().forEach(table -> table(table.data()));
  }

  private void paragraph(String sentence) {
    lines.add("");
    lines.add(sentence);
  }

  /** Writes the newest rows of a trend, and the first rows of other tables. */
  private void table(Chart.Table table) {
    if (table.rows().isEmpty()) {
      return;
    }
    boolean isByDay = table.headings().get(0).equals("Day");
    int from = isByDay ? Math.max(0, table.rows().size() - MOST_ROWS) : 0;
    int to = Math.min(table.rows().size(), from + MOST_ROWS);
    lines.addAll(MarkdownText.head(cells(table.headings())));
    table.rows().subList(from, to).forEach(row -> lines.add(MarkdownText.row(cells(row))));
  }

  private static Stream<String> cells(List<String> texts) {
    return texts.stream().map(text -> text.isEmpty() ? "" : MarkdownText.of(text));
  }
}
