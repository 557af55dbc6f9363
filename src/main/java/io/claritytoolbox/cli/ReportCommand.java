package io.claritytoolbox.cli;

import io.claritytoolbox.answer.Analyst;
import io.claritytoolbox.answer.Projects;
import io.claritytoolbox.model.Period;
import io.claritytoolbox.model.Spend;
import io.claritytoolbox.report.Report;
import io.claritytoolbox.report.ReportMarkdown;
import io.claritytoolbox.report.ReportPage;
import io.claritytoolbox.report.Reporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes a report on a period, as an HTML page or as Markdown. */
@Command(
    name = "report",
    description = {
      "Write a report: comparison with the period before, what to fix first, changes, trends.",
      "It sends at most 2 requests per project, and none with --spend never."
    },
    exitCodeList = {
      "0:the report is written",
      "1:a project could not be read, or the file not written",
      ToolboxCommand.MISUSED
    },
    footer = "Example: toolbox report --days 7 --out report.html")
final class ReportCommand extends ToolboxCommand.Subcommand {
  private static final Path STANDARD_OUTPUT = Path.of("-");
  private static final int MOST_DAYS = Period.MAX_DAYS / 2;

  /** The format of the report. */
  enum Format {
    HTML,
    MD;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What the report may cost. */
  enum Cost {
    AUTO,
    NEVER;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Mixin private ToolboxCommand.Project project = new ToolboxCommand.Project();

  @Option(names = "--days", paramLabel = "DAYS", description = "The period's length; 7 by default.")
  private int days = 7;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "The file to write; clarity-report.html by default, - for standard output.")
  private @Nullable Path out;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "${COMPLETION-CANDIDATES}; html by default.")
  private Format format = Format.HTML;

  @Option(
      names = "--spend",
      paramLabel = "SPEND",
      description = "${COMPLETION-CANDIDATES}; auto by default.")
  private Cost spend = Cost.AUTO;

  @Option(names = "--open", description = "Open the report in the browser.")
  private boolean open;

  @Override
  public Integer call() {
    if (days < 1 || days > MOST_DAYS) {
      throw CommandFault.misused("--days must be 1–" + MOST_DAYS + "; got " + days + ".");
    }
    Projects projects = toolbox().prebuilt().projects();
    List<Report.Chapter> chapters = new ArrayList<>();
    for (String name : names(projects)) {
      chapters.add(projects.open(name).match(this::chapter, ReportCommand::refused));
    }
    return write(new Report(chapters));
  }

  /** The named project, or all. A single project may have no name. */
  private List<String> names(Projects projects) {
    String named = project.name();
    return named == null ? projects.names() : List.of(named);
  }

  private Report.Chapter chapter(Analyst analyst) {
    Spend allowed = spend == Cost.NEVER ? Spend.NEVER : Spend.AUTO;
    return Reporter.chapter(analyst, days, allowed);
  }

  private static Report.Chapter refused(String sentence) {
    throw CommandFault.failed(sentence);
  }

  private int write(Report report) {
    String text = format == Format.HTML ? ReportPage.of(report) : ReportMarkdown.of(report);
    Path file = out == null ? Path.of("clarity-report." + format) : out;
    if (file.equals(STANDARD_OUTPUT)) {
      program().screen().out().print(text);
      program().screen().out().flush();
      return 0;
    }
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      LoggerFactory.getLogger(ReportCommand.class).error("the report can't be written", e);
      return program().fail("The report could not be written to " + file + ". Check the folder.");
    }
    program().screen().err().println("Report: " + file.toAbsolutePath());
    return open ? open(file.toAbsolutePath().toUri().toString()) : 0;
  }

  /** Opens a file in the user's browser. */
  private int open(String address) {
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    List<String> command =
        system.startsWith("windows")
            ? List.of("rundll32", "url.dll,FileProtocolHandler", address)
            : List.of(system.startsWith("mac") ? "open" : "xdg-open", address);
    try {
      new ProcessBuilder(command).redirectErrorStream(true).start();
      return 0;
    } catch (IOException e) {
      LoggerFactory.getLogger(ReportCommand.class).error("the report can't be opened", e);
      return program().fail("The report is written, but no browser opened. Open it yourself.");
    }
  }
}
