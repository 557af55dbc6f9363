package io.claritytoolbox.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;

/** All commands together, for every command line but a client's that starts the server. */
final class CommandTree {
  private CommandTree() {}

  static CommandLine of(Program program) {
    Screen screen = program.screen();
    CommandLine.IFactory factory = new PrebuiltNames(program.prebuilts().names()).factory();
    CommandLine line = new CommandLine(new ToolboxCommand(program), factory);
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

  private static String sentence(Exception fault) {
    String message = String.valueOf(fault.getMessage()).replaceAll("\\R", " ");
    return message + (message.endsWith(".") ? "" : ".");
  }
}
