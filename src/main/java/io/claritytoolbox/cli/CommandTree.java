package io.claritytoolbox.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;

/** All commands together, for every command line but a client's that starts the server. */
final class CommandTree {
  private CommandTree() {}

  static CommandLine of(Program program) {
    Screen screen = program.screen();
    PrebuiltNames names = new PrebuiltNames(program.prebuilts().names());
    CommandLine line = new CommandLine(new ToolboxCommand(program), names.factory());
    line.addSubcommand(new ServeCommand());
    line.addSubcommand(new InvokeCommand(program));
    line.addSubcommand(new SyncCommand(program));
    line.addSubcommand(new DoctorCommand(program));
    line.addSubcommand(new ExportCommand(program));
    line.addSubcommand(new PurgeCommand(program));
    line.addSubcommand(new BackupCommand(program));
    line.addSubcommand(new CompletionCommand(program.screen()));
    line.getCommandSpec().version("toolbox " + Version.read());
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setOut(new PrintWriter(screen.out(), true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(screen.err(), true, StandardCharsets.UTF_8));
    screen.columns().ifPresent(columns -> line.setUsageHelpWidth(Math.max(columns, 55)));
    line.setColorScheme(Help.defaultColorScheme(screen.isTerminal() ? Ansi.AUTO : Ansi.OFF));
    line.setParameterExceptionHandler((fault, args) -> program.fail(sentence(fault)));
    line.setExecutionExceptionHandler(
        (fault, command, parsed) -> {
          if (fault instanceof UsageFault) {
            return program.fail(String.valueOf(fault.getMessage()));
          }
          throw fault;
        });
    return line;
  }

  /** What {@code --prebuilt} takes, for help and completion. */
  record PrebuiltNames(Set<String> names) implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return names.iterator();
    }

    /** How the command line gets hold of these names. */
    CommandLine.IFactory factory() {
      return new CommandLine.IFactory() {
        @Override
        public <K> K create(Class<K> type) throws Exception {
          return type == PrebuiltNames.class
              ? type.cast(PrebuiltNames.this)
              : CommandLine.defaultFactory().create(type);
        }
      };
    }
  }

  private static String sentence(Exception fault) {
    String message = String.valueOf(fault.getMessage()).replaceAll("\\R", " ");
    return message + (message.endsWith(".") ? "" : ".");
  }
}
