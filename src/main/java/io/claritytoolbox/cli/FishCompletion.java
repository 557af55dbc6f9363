package io.claritytoolbox.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Completion for the fish shell, which the command-line library doesn't know. */
final class FishCompletion {
  private FishCompletion() {}

  /** A script that completes commands, flags and the values of flags. */
  static String script(CommandSpec root) {
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
