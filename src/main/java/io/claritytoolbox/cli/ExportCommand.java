package io.claritytoolbox.cli;

import io.claritytoolbox.dump.Dump;
import io.claritytoolbox.model.StorageFailure;
import io.claritytoolbox.projects.StoredProject;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Hands out all that is stored; nothing is asked of Clarity. */
@Command(
    name = "export",
    description = {
      "Hand out all that is stored of a project, oldest first; it costs no request.",
      "csv: the rows of all exports, and in a folder also the exports themselves, their lists and"
          + " the requests; cells that could start a formula begin with an apostrophe. json: a line for each export, with"
          + " rows, lists and Clarity's answer as it is kept, and for each request."
    },
    exitCodeListHeading = ToolboxCommand.EXIT_CODES,
    exitCodeList = {"0:all is written", "1:something could not be read or written"},
    footer = "Example: toolbox export --format json --output clarity-data --prebuilt clarity")
final class ExportCommand implements Callable<Integer> {
  private static final Path STANDARD_OUTPUT = Path.of("-");

  private final Program program;

  @ParentCommand private @Nullable ToolboxCommand toolbox;

  @Mixin private CommonOptions.Project project = new CommonOptions.Project();

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

  ExportCommand(Program program) {
    this.program = program;
  }

  @Override
  public Integer call() {
    Prebuilt prebuilt = Objects.requireNonNull(toolbox).prebuilt();
    List<StoredProject> holdings =
        prebuilt.keptNames(project.name()).stream().map(prebuilt.kept()::holding).toList();
    try (Dump dump = dump()) {
      for (StoredProject holding : holdings) {
        dump.write(holding);
        tellOfOthers(holding);
      }
    } catch (StorageFailure failure) {
      LoggerFactory.getLogger(ExportCommand.class).error("export failed", failure);
      return program.fail(failure.getMessage() + " What was written so far is not whole.");
    } catch (FileAlreadyExistsException e) {
      return program.fail(
          e.getFile() + " is there already, and nothing was written over it: name another folder.");
    } catch (IOException e) {
      LoggerFactory.getLogger(ExportCommand.class).error("export failed", e);
      return program.fail("The export could not be written whole. Check the folder and the disk.");
    }
    return program.screen().out().checkError()
        ? program.fail("The export could not be written whole: its reader has gone.")
        : 0;
  }

  /** Not handed out: two sites under one name could not be told apart by whoever adds rows up. */
  private void tellOfOthers(StoredProject holding) {
    int others = holding.leftAside();
    if (others > 0) {
      program
          .screen()
          .err()
          .printf(
              "%s: left out %d export%s of another Clarity project whose token was used under this"
                  + " id before; with that token they can be exported.%n",
              holding.name(), others, others == 1 ? "" : "s");
    }
  }

  private Dump dump() throws IOException {
    return output.equals(STANDARD_OUTPUT)
        ? Dump.to(program.screen().out(), format)
        : Dump.to(output, format);
  }
}
