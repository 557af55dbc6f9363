package io.claritytoolbox;

import io.claritytoolbox.history.StoredExport;
import io.claritytoolbox.model.StorageFailure;
import io.claritytoolbox.quota.QuotaDay;
import io.claritytoolbox.quota.QuotaLedger;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Hands out all that is stored; nothing is asked of Clarity. */
@Command(
    name = "export",
    description = {
      "Hand out all that is stored of a project, oldest first; it costs no request.",
      "csv: the rows of all exports, and in a folder also their lists and the requests; cells that"
          + " could start a formula begin with an apostrophe. json: a line for each export, with"
          + " rows, lists and Clarity's answer as it is kept, and for each request."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:all is written", "1:something could not be read or written"},
    footer = "Example: toolbox export --format json --output clarity-data --prebuilt clarity")
final class ExportCommand implements Callable<Integer> {
  private static final Path STANDARD_OUTPUT = Path.of("-");

  /** What is written. */
  enum Format {
    CSV,
    JSON;

    /** As it is typed. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Program program;

  @ParentCommand private @Nullable ToolboxCommand toolbox;

  @Option(
      names = "--project",
      paramLabel = "NAME",
      description = "Which of several projects; all by default.")
  private @Nullable String project;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "${COMPLETION-CANDIDATES}; csv by default.")
  private Format format = Format.CSV;

  @Option(
      names = "--output",
      paramLabel = "FOLDER",
      description = "Where the files go; - for standard output, the default.")
  private Path output = STANDARD_OUTPUT;

  ExportCommand(Program program) {
    this.program = program;
  }

  @Override
  public Integer call() {
    ToolboxCommand flags = Objects.requireNonNull(toolbox);
    flags.startLogging(LogLevel.WARN);
    KeptProjects projects = program.prebuilts().choose(flags.prebuilts()).kept();
    List<Holding> holdings = projects.holdings(project);
    try (Dump dump = dump()) {
      for (Holding holding : holdings) {
        write(holding, dump);
      }
    } catch (StorageFailure failure) {
      LoggerFactory.getLogger(ExportCommand.class).error("export failed", failure);
      return program.fail(failure.getMessage() + " What was written so far is not whole.");
    } catch (IOException e) {
      LoggerFactory.getLogger(ExportCommand.class).error("export failed", e);
      return program.fail("The export could not be written whole. Check the folder and the disk.");
    }
    return program.screen().out().checkError()
        ? program.fail("The export could not be written whole: its reader has gone.")
        : 0;
  }

  private Dump dump() throws IOException {
    String wanted = format == Format.CSV ? CsvDump.EXPORTS : JsonDump.SHEET;
    Sheets sheets =
        output.equals(STANDARD_OUTPUT)
            ? Sheets.only(wanted, program.screen().out())
            : Sheets.in(output);
    return format == Format.CSV ? new CsvDump(sheets) : new JsonDump(sheets);
  }

  /** One export is in memory at a time. */
  private static void write(Holding holding, Dump dump) throws IOException {
    List<StoredExport> exports = new ArrayList<>(holding.history().takenSince(Instant.EPOCH));
    Collections.reverse(exports);
    for (StoredExport export : exports) {
      dump.export(holding, export);
    }
    for (QuotaDay day : holding.ledger().days(holding.id())) {
      for (QuotaLedger.Entry request : holding.ledger().read(holding.id(), day).entries()) {
        dump.request(holding, request);
      }
    }
  }
}
