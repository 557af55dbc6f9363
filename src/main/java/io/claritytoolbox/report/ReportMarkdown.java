package io.claritytoolbox.report;

import io.claritytoolbox.chart.DataTable;
import io.claritytoolbox.render.MarkdownText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A report for mail and chat: each chart is its description and its table. */
public final class ReportMarkdown {
  /** Of a day's row in a long trend, mail needs less than a page. */
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
    lines.add(chapter.period() + (chapter.isDemo() ? ". A simulated site." : "."));
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

  /** The last rows, which of a trend are the newest days, or the first of anything else. */
  private void table(DataTable table) {
    if (table.rows().isEmpty()) {
      return;
    }
    boolean isByDay = table.headings().get(0).equals("Day");
    int from = isByDay ? Math.max(0, table.rows().size() - MOST_ROWS) : 0;
    int to = Math.min(table.rows().size(), from + MOST_ROWS);
    lines.add("");
    lines.add(line(table.headings().stream()));
    lines.add("|" + "---|".repeat(table.headings().size()));
    table.rows().subList(from, to).forEach(row -> lines.add(line(row.stream())));
  }

  private static String line(Stream<String> cells) {
    return cells
        .map(cell -> cell.isEmpty() ? "" : MarkdownText.of(cell))
        .collect(Collectors.joining(" | ", "| ", " |"));
  }
}
