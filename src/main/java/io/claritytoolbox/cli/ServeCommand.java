package io.claritytoolbox.cli;

import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** Serves tools, as the program does without a command. */
@Command(
    name = "serve",
    description = "Serve tools to a client, as without a command.",
    exitCodeListHeading = ToolboxCommand.EXIT_CODES,
    exitCodeList = {
      "0:the client closed the connection",
      "1:the server could not start; standard error says why",
      ToolboxCommand.MISUSED
    })
final class ServeCommand implements Callable<Integer> {
  @ParentCommand private @Nullable ToolboxCommand toolbox;

  @Override
  public Integer call() throws IOException {
    return Objects.requireNonNull(toolbox).call();
  }
}
