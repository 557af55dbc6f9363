package io.claritytoolbox.cli;

import io.claritytoolbox.history.Holding;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Copies the store to a file. */
@Command(
    name = "backup",
    description = {
      "Copy the whole store to a file: ledger and history of all projects. Servers can go on using"
          + " the store meanwhile. To restore it, stop them and replace the store with the copy.",
      "A store on PostgreSQL is backed up with pg_dump."
    },
    exitCodeList = {
      "0:the copy is complete",
      "1:there is no copy; standard error says why",
      ToolboxCommand.MISUSED
    },
    footer = "Example: toolbox backup clarity-2026-08-05.db --prebuilt clarity")
final class BackupCommand extends ToolboxCommand.Subcommand {

  @Parameters(paramLabel = "FILE", description = "The file to write; it must not exist.")
  private Path file = Path.of("");

  @Override
  public Integer call() {
    Prebuilt prebuilt = toolbox().prebuilt();
    List<Holding> besides = prebuilt.holdings(null);
    List<String> names = prebuilt.storedNames(null, prebuilt.hasProjects() ? List.of() : besides);
    if (names.isEmpty()) {
      besides.get(0).backUp(file);
    } else {
      prebuilt.registry().store().orElseThrow().backUp(file);
    }
    program().print("The store is copied to " + file + ".");
    return 0;
  }
}
