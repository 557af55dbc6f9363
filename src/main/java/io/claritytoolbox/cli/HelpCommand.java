package io.claritytoolbox.cli;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints the help of a command, like its {@code --help}. */
@Command(
    name = "help",
    description = "Explain a command.",
    exitCodeListHeading = ToolboxCommand.EXIT_CODES,
    exitCodeList = {"0:it is explained", ToolboxCommand.MISUSED},
    footer = "Example: toolbox help invoke")
final class HelpCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "COMMAND",
      description = "Its name; without one, all of them.")
  private @Nullable String command;

  @Override
  public Integer call() {
    CommandLine root = Objects.requireNonNull(spec).root().commandLine();
    CommandLine explained = command == null ? root : root.getSubcommands().get(command);
    if (explained == null) {
      throw CommandTree.unknown(root, String.valueOf(command));
    }
    explained.usage(root.getOut());
    return 0;
  }
}
