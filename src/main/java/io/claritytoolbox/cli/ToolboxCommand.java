package io.claritytoolbox.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.ScopeType;

/** The command line. Its options can come before or after the command. */
@Command(
    name = "toolbox",
    header = "Answers questions from Microsoft Clarity over the Model Context Protocol.",
    description = "Without a command, it serves tools to a client.",
    exitCodeListHeading = ToolboxCommand.EXIT_CODES,
    exitCodeList = {
      "0:success",
      "1:failure; standard error says why",
      ToolboxCommand.MISUSED,
      "3:success with warnings; see the help of sync and doctor"
    })
final class ToolboxCommand implements Callable<Integer> {
  /** The heading of the exit codes in every help. */
  static final String EXIT_CODES = "%nExit codes:%n";

  /** An exit code of every command. */
  static final String MISUSED = "2:wrong command line; standard error says why";

  private final Program program;

  @Option(
      names = "--prebuilt",
      paramLabel = "NAME",
      split = ",",
      scope = ScopeType.INHERIT,
      completionCandidates = CommandTree.PrebuiltNames.class,
      description = "The set of tools: ${COMPLETION-CANDIDATES}. Required to serve.")
  private List<String> prebuilts = new ArrayList<>();

  @Option(
      names = "--stdio",
      scope = ScopeType.INHERIT,
      description = "Serve on standard input and output.")
  private boolean stdio;

  @Option(
      names = "--log-level",
      paramLabel = "LEVEL",
      scope = ScopeType.INHERIT,
      description = "How much to log: ${COMPLETION-CANDIDATES}.")
  private Logging.@Nullable Threshold level;

  @Option(
      names = "--logging-format",
      paramLabel = "FORMAT",
      scope = ScopeType.INHERIT,
      description = "How to log, on standard error: ${COMPLETION-CANDIDATES}.")
  private Logging.Format format = Logging.Format.STANDARD;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Show this and exit.")
  @SuppressWarnings("unused") // picocli handles it
  private boolean help;

  @Option(
      names = {"-v", "--version"},
      versionHelp = true,
      scope = ScopeType.INHERIT,
      description = "Show the version and exit.")
  @SuppressWarnings("unused") // picocli handles it
  private boolean version;

  ToolboxCommand(Program program) {
    this.program = program;
  }

  @Override
  public Integer call() throws IOException {
    if (prebuilts.isEmpty()) {
      throw CommandFault.misused(
          "Choose the tools to serve, --prebuilt "
              + String.join(" or --prebuilt ", program.prebuilts().names())
              + ". See toolbox --help.");
    }
    if (!stdio) {
      throw CommandFault.misused(
          "Add --stdio: the toolbox serves on standard input and output only.");
    }
    return program.serve(new ServeOptions(prebuilts, level(Logging.Threshold.INFO), format));
  }

  /** The given names. Commands other than serve use the first prebuilt by default. */
  List<String> prebuilts() {
    return prebuilts.isEmpty() ? List.of(program.prebuilts().names().iterator().next()) : prebuilts;
  }

  /**
   * The chosen tools for a command. Unless --log-level is set, it logs only warnings.
   *
   * @throws CommandFault if a name is unknown
   */
  Prebuilt prebuilt() {
    Logging.start(level(Logging.Threshold.WARN), format, program.screen().err());
    return program.prebuilts().choose(prebuilts());
  }

  private Logging.Threshold level(Logging.Threshold otherwise) {
    return level == null ? otherwise : level;
  }

  /** The project option of several commands. */
  static final class Project {
    @Option(
        names = "--project",
        paramLabel = "NAME",
        description = "Which of several projects; all by default.")
    private @Nullable String name;

    /** null for all */
    @Nullable String name() {
      return name;
    }
  }

  /** The output format of a command. */
  enum Report {
    TEXT,
    JSON;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** A command of the toolbox. */
  @Command(exitCodeListHeading = EXIT_CODES)
  abstract static class Subcommand implements Callable<Integer> {
    @ParentCommand private @Nullable ToolboxCommand parent;

    ToolboxCommand toolbox() {
      return Objects.requireNonNull(parent);
    }

    Program program() {
      return toolbox().program;
    }
  }
}
