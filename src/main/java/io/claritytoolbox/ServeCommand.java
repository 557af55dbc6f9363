package io.claritytoolbox;

import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** Serves, as the program does without a command. */
@Command(name = "serve", description = "Serve tools to a client, as without a command.")
final class ServeCommand implements Callable<Integer> {
  @ParentCommand private @Nullable ToolboxCommand toolbox;

  @Override
  public Integer call() throws IOException {
    return Objects.requireNonNull(toolbox).call();
  }
}
