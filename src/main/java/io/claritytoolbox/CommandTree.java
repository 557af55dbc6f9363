package io.claritytoolbox;

import java.io.PrintWriter;
import picocli.CommandLine;

/** All commands together, for every command line but a client's that starts the server. */
final class CommandTree {
  private CommandTree() {}

  static CommandLine of(Program program) {
    CommandLine.IFactory factory = new PrebuiltNames(program.prebuilts().names()).factory();
    CommandLine line = new CommandLine(new ToolboxCommand(program), factory);
    line.addSubcommand(new ServeCommand());
    line.addSubcommand(new InvokeCommand(program));
    line.addSubcommand(new CompletionCommand(program.screen()));
    line.getCommandSpec().version("toolbox " + Version.read());
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setOut(new PrintWriter(program.screen().out(), true));
    line.setErr(new PrintWriter(program.screen().err(), true));
    program.screen().columns().ifPresent(line::setUsageHelpWidth);
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
