package io.claritytoolbox.cli;

import io.claritytoolbox.model.Nearest;
import io.claritytoolbox.model.StorageFailure;
import io.claritytoolbox.model.UntrustedText;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** All commands. The command line of a client that starts the server doesn't need them. */
final class CommandTree {
  private static final int LONGEST_WORD = 60;

  private CommandTree() {}

  static CommandLine of(Program program) {
    Program.Screen screen = program.screen();
    CommandLine line = new CommandLine(new ToolboxCommand(program), factory(program.prebuilts()));
    line.addSubcommand(new Serve());
    line.addSubcommand(new InvokeCommand());
    line.addSubcommand(new SyncCommand());
    line.addSubcommand(new ReportCommand());
    line.addSubcommand(new DoctorCommand());
    line.addSubcommand(new InstallCommand());
    line.addSubcommand(new InstallCommand.Undo());
    line.addSubcommand(new ExportCommand());
    line.addSubcommand(new PurgeCommand());
    line.addSubcommand(new BackupCommand());
    line.addSubcommand(new CompletionCommand());
    line.addSubcommand(new Explain());
    line.getCommandSpec().version("toolbox " + Program.version());
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setOut(new PrintWriter(screen.out(), true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(screen.err(), true, StandardCharsets.UTF_8));
    screen.terminal().columns().ifPresent(columns -> line.setUsageHelpWidth(Math.max(columns, 55)));
    line.setColorScheme(
        Help.defaultColorScheme(screen.terminal().isColoured() ? Ansi.ON : Ansi.OFF));
    line.registerConverter(LocalDate.class, CommandTree::day);
    line.setParameterExceptionHandler((fault, args) -> program.fail(misused(fault)));
    line.setExecutionExceptionHandler(
        (fault, command, parsed) -> {
          if (fault instanceof CommandFault known) {
            return program.fail(known);
          }
          if (fault instanceof StorageFailure) {
            LoggerFactory.getLogger(command.getCommand().getClass())
                .error("{} failed", command.getCommandName(), fault);
            return program.fail(String.valueOf(fault.getMessage()));
          }
          throw fault;
        });
    return line;
  }

  private static LocalDate day(String typed) {
    try {
      return LocalDate.parse(typed);
    } catch (DateTimeParseException e) {
      throw new CommandLine.TypeConversionException(
          "it must be a day like 2026-01-31; got " + typed);
    }
  }

  private static CommandFault misused(CommandLine.ParameterException fault) {
    if (fault instanceof CommandLine.UnmatchedArgumentException unmatched) {
      String first = unmatched.getUnmatched().get(0);
      boolean isRoot = fault.getCommandLine().getParent() == null;
      if (isRoot && !first.startsWith("-")) {
        return unknown(fault.getCommandLine(), first);
      }
    }
    String message = UntrustedText.clean(String.valueOf(fault.getMessage()));
    return CommandFault.misused(message + (message.endsWith(".") ? "" : "."));
  }

  /** Lists the commands, and suggests the nearest one. */
  static CommandFault unknown(CommandLine root, String typed) {
    List<String> known = List.copyOf(root.getSubcommands().keySet());
    return CommandFault.misused(
        "There is no command %s.%s The commands are: %s."
            .formatted(
                UntrustedText.clean(typed, LONGEST_WORD),
                Nearest.to(typed, known).map(near -> " Did you mean " + near + "?").orElse(""),
                String.join(", ", known)));
  }

  /** Creates lists of names that depend on the prebuilts. */
  private static CommandLine.IFactory factory(Prebuilts prebuilts) {
    return new CommandLine.IFactory() {
      @Override
      public <K> K create(Class<K> type) throws Exception {
        if (type == PrebuiltNames.class) {
          return type.cast(new PrebuiltNames(prebuilts));
        }
        return type == ToolNames.class
            ? type.cast(new ToolNames(prebuilts))
            : CommandLine.defaultFactory().create(type);
      }
    };
  }

  /** The values of {@code --prebuilt}, for help and completion. */
  record PrebuiltNames(Prebuilts prebuilts) implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return prebuilts.names().iterator();
    }
  }

  /** The tool names for the completion of {@code invoke}. It creates the tools of all prebuilts. */
  record ToolNames(Prebuilts prebuilts) implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return prebuilts.names().stream()
          .flatMap(name -> prebuilts.choose(List.of(name)).tools().stream())
          .map(tool -> tool.definition().name())
          .distinct()
          .iterator();
    }
  }

  /** Serves tools, as the program does without a command. */
  @Command(
      name = "serve",
      description = "Serve tools to a client, as without a command.",
      exitCodeList = {
        "0:the client closed the connection",
        "1:the server could not start; standard error says why",
        ToolboxCommand.MISUSED
      })
  static final class Serve extends ToolboxCommand.Subcommand {
    @Override
    public Integer call() throws IOException {
      return toolbox().call();
    }
  }

  /** Prints the help of a command, like its {@code --help}. */
  @Command(
      name = "help",
      description = "Explain a command.",
      exitCodeList = {"0:it is explained", ToolboxCommand.MISUSED},
      footer = "Example: toolbox help invoke")
  static final class Explain extends ToolboxCommand.Subcommand {
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
        throw unknown(root, String.valueOf(command));
      }
      explained.usage(root.getOut());
      return 0;
    }
  }
}
