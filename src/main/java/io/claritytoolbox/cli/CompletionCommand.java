package io.claritytoolbox.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints a completion script for a shell. */
@Command(
    name = "completion",
    description = "Print a script that completes this command line in your shell.",
    exitCodeList = {"0:the script is printed", ToolboxCommand.MISUSED},
    footer = "Example: source <(toolbox completion bash)")
final class CompletionCommand extends ToolboxCommand.Subcommand {
  /** The supported shells. */
  enum Shell {
    BASH,
    ZSH,
    FISH;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "SHELL",
      description = "${COMPLETION-CANDIDATES}; bash by default.")
  private Shell shell = Shell.BASH;

  @Override
  public Integer call() {
    CommandSpec root = Objects.requireNonNull(spec).root();
    // One script serves bash and zsh.
    program()
        .screen()
        .out()
        .print(
            shell == Shell.FISH ? fish(root) : AutoComplete.bash(root.name(), root.commandLine()));
    return 0;
  }

  /** A completion script for fish, which the library doesn't support. */
  private static String fish(CommandSpec root) {
    String start = "complete -c " + root.name();
    List<String> lines = new ArrayList<>(List.of(start + " -f"));
    root.subcommands()
        .forEach(
            (name, command) -> {
              lines.add(start + " -n __fish_use_subcommand -a " + name);
              String within = start + " -n '__fish_seen_subcommand_from " + name + "'";
              command.getCommandSpec().options().stream()
                  .filter(option -> !option.inherited())
                  .forEach(option -> lines.add(within + flag(option)));
              command.getCommandSpec().positionalParameters().stream()
                  .map(PositionalParamSpec::completionCandidates)
                  .filter(Objects::nonNull)
                  .forEach(names -> lines.add(within + " -a '" + String.join(" ", names) + "'"));
            });
    root.options().forEach(option -> lines.add(start + flag(option)));
    return String.join("\n", lines) + "\n";
  }

  private static String flag(OptionSpec option) {
    StringBuilder flag = new StringBuilder();
    for (String name : option.names()) {
      flag.append(name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1));
    }
    if (option.arity().max() > 0) {
      Iterable<String> values = option.completionCandidates();
      flag.append(values == null ? " -x" : " -x -a '" + String.join(" ", values) + "'");
    }
    return flag.toString();
  }
}
