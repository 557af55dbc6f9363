package io.claritytoolbox.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command line as a whole; its flags stand before or after a command's name. */
@Command(
    name = "toolbox",
    header = "Answers questions from Microsoft Clarity over the Model Context Protocol.",
    description = "Without a command it serves.",
    exitCodeListHeading = ToolboxCommand.EXIT_CODES,
    exitCodeList = {
      "0:all went well",
      "1:it went wrong, or the command line is; standard error says why",
      "3:all went, and not all is well: see the help of sync and doctor"
    })
final class ToolboxCommand implements Callable<Integer> {
  /** What stands over the exit codes in every help. */
  static final String EXIT_CODES = "%nExit codes:%n";

  private final Program program;

  @Option(
      names = "--prebuilt",
      paramLabel = "NAME",
      split = ",",
      scope = ScopeType.INHERIT,
      completionCandidates = CommandTree.PrebuiltNames.class,
      description = "The set of tools: ${COMPLETION-CANDIDATES}.")
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
  @SuppressWarnings("unused") // its annotation does it
  private boolean help;

  @Option(
      names = {"-v", "--version"},
      versionHelp = true,
      scope = ScopeType.INHERIT,
      description = "Show the version and exit.")
  @SuppressWarnings("unused") // its annotation does it
  private boolean version;

  ToolboxCommand(Program program) {
    this.program = program;
  }

  @Override
  public Integer call() throws IOException {
    List<String> names = prebuilts();
    if (!stdio) {
      throw new UsageFault("Only standard input and output are served: add --stdio.");
    }
    return program.serve(new ServeOptions(names, level(Logging.Threshold.INFO), format));
  }

  /**
   * The names that were given.
   *
   * @throws UsageFault where there are none
   */
  List<String> prebuilts() {
    if (prebuilts.isEmpty()) {
      throw new UsageFault(
          "Name the tools to use, --prebuilt "
              + String.join(" or --prebuilt ", program.prebuilts().names())
              + "; toolbox --help tells more.");
    }
    return prebuilts;
  }

  /**
   * The tools that were named, for a command that ends by itself: it logs what goes wrong alone,
   * unless more is asked for.
   *
   * @throws UsageFault where none were named, or others than there are
   */
  Prebuilt prebuilt() {
    Logging.start(level(Logging.Threshold.WARN), format, program.screen().err());
    return program.prebuilts().choose(prebuilts());
  }

  private Logging.Threshold level(Logging.Threshold otherwise) {
    return level == null ? otherwise : level;
  }
}
