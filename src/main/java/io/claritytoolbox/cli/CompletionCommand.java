package io.claritytoolbox.cli;

import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints what makes a shell complete this command line. */
@Command(
    name = "completion",
    description = "Print a script that completes this command line in your shell.",
    exitCodeListHeading = ToolboxCommand.EXIT_CODES,
    exitCodeList = {"0:the script is printed", "1:the shell is not known"},
    footer = "Example: source <(toolbox completion bash)")
final class CompletionCommand implements Callable<Integer> {
  /** The shells that are known. */
  enum Shell {
    BASH,
    ZSH,
    FISH;

    /** As it is typed. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Screen screen;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "SHELL",
      description = "${COMPLETION-CANDIDATES}; bash by default.")
  private Shell shell = Shell.BASH;

  CompletionCommand(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Integer call() {
    CommandSpec root = Objects.requireNonNull(spec).root();
    // One script serves bash and zsh.
    screen
        .out()
        .print(
            shell == Shell.FISH
                ? FishCompletion.script(root)
                : AutoComplete.bash(root.name(), root.commandLine()));
    return 0;
  }
}
