package io.claritytoolbox.cli;

import io.claritytoolbox.install.ClientFile;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Removes the toolbox from a client's settings. */
@Command(
    name = "uninstall",
    description = {
      "Remove the toolbox from the settings of an MCP client. All else in the file stays as it is,"
          + " and a copy of the former file is kept."
    },
    exitCodeListHeading = ToolboxCommand.EXIT_CODES,
    exitCodeList = {
      "0:the client doesn't know the toolbox",
      "1:nothing was changed; standard error says why",
      ToolboxCommand.MISUSED
    },
    footer = "Example: toolbox uninstall claude-desktop")
final class UninstallCommand implements Callable<Integer> {
  private final Program program;

  @Mixin private ClientSettingsChange settings = new ClientSettingsChange();

  UninstallCommand(Program program) {
    this.program = program;
  }

  @Override
  public Integer call() {
    ClientFile file = settings.file(program.machine().get());
    return settings.make(
        program,
        file::without,
        () -> program.screen().out().println("- the server of the toolbox"),
        "Remove it from the settings?");
  }
}
