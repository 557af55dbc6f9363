package io.claritytoolbox.cli;

/** A command that can't be executed. The message is a sentence for the user. */
final class CommandFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int exitCode;

  private CommandFault(int exitCode, String sentence) {
    super(sentence);
    this.exitCode = exitCode;
  }

  /** The command line is invalid. */
  static CommandFault misused(String sentence) {
    return new CommandFault(Program.MISUSED, sentence);
  }

  /** The command line is valid, but something that it needs is missing. */
  static CommandFault failed(String sentence) {
    return new CommandFault(Program.FAILED, sentence);
  }

  int exitCode() {
    return exitCode;
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
