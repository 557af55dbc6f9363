package io.claritytoolbox.cli;

import io.claritytoolbox.dump.Dump;
import io.claritytoolbox.history.Holding;
import io.claritytoolbox.model.StorageFailure;
import io.claritytoolbox.projects.StoredProject;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Exports all stored data without sending a request. */
@Command(
    name = "export",
    description = {
      "Export everything that is stored for a project, oldest first. No request is sent.",
      "csv: the rows of all exports; in a folder also the exports, their lists and the requests."
          + " Cells that could start a formula begin with an apostrophe.",
      "json: one line for each export, with its rows, its lists and Clarity's answer, and one for"
          + " each request.",
      "Of air quality, all measurements."
    },
    exitCodeList = {
      "0:everything is written",
      "1:something could not be read or written",
      ToolboxCommand.MISUSED
    },
    footer = "Example: toolbox export --format json --output clarity-data")
final class ExportCommand extends ToolboxCommand.Subcommand {
  private static final Path STANDARD_OUTPUT = Path.of("-");

  @Mixin private ToolboxCommand.Project project = new ToolboxCommand.Project();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "${COMPLETION-CANDIDATES}; csv by default.")
  private Dump.Format format = Dump.Format.CSV;

  @Option(
      names = "--output",
      paramLabel = "FOLDER",
      description = "Where the files go; - for standard output, the default.")
  private Path output = STANDARD_OUTPUT;

  @Override
  public Integer call() {
    Prebuilt prebuilt = toolbox().prebuilt();
    List<Holding> besides = prebuilt.holdings(project.name());
    List<StoredProject> projects =
        prebuilt.storedNames(project.name(), besides).stream()
            .map(name -> prebuilt.registry().stored(name))
            .toList();
    if (isCsvOnOneStream() && !projects.isEmpty() && !besides.isEmpty()) {
      throw CommandFault.misused(
          "Choose a folder with --output, or one of the prebuilts: two tables don't fit into one"
              + " stream.");
    }
    try (Dump dump = dump()) {
      for (StoredProject holding : projects) {
        dump.write(holding);
        tellOfOthers(holding);
      }
      for (Holding holding : besides) {
        dump.write(holding);
      }
    } catch (StorageFailure failure) {
      LoggerFactory.getLogger(ExportCommand.class).error("export failed", failure);
      return program().fail(failure.getMessage() + " The files written so far are incomplete.");
    } catch (FileAlreadyExistsException e) {
      return program()
          .fail(e.getFile() + " already exists and was not overwritten. Choose another folder.");
    } catch (IOException e) {
      LoggerFactory.getLogger(ExportCommand.class).error("export failed", e);
      return program()
          .fail("The export could not be written completely. Check the folder and the disk.");
    }
    return program().screen().out().checkError()
        ? program().fail("The export is incomplete: its reader closed the pipe.")
        : 0;
  }

  /** Exports of two sites in one file could be added up by mistake. */
  private void tellOfOthers(StoredProject holding) {
    int others = holding.ignoredExports();
    if (others > 0) {
      program()
          .screen()
          .err()
          .printf(
              "%s: left out %d export%s of another Clarity project that was stored under the same"
                  + " id. Set that project's token to export them.%n",
              holding.name(), others, others == 1 ? "" : "s");
    }
  }

  private boolean isCsvOnOneStream() {
    return format == Dump.Format.CSV && output.equals(STANDARD_OUTPUT);
  }

  private Dump dump() {
    return output.equals(STANDARD_OUTPUT)
        ? Dump.to(program().screen().out(), format)
        : Dump.to(output, format);
  }
}
