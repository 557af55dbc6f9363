package io.claritytoolbox;

import io.claritytoolbox.Finding.Status;
import java.io.PrintStream;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Tells whether all is as it has to be, and what to paste into a client. */
@Command(
    name = "doctor",
    description = {
      "Check Java, settings, tokens, store, budget and network, and print what to paste into a"
          + " client. It costs no request, but with --live."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:all is well",
      "1:a fault keeps answers from coming",
      "3:it works, with warnings"
    },
    footer = "Example: toolbox doctor --prebuilt clarity")
final class DoctorCommand implements Callable<Integer> {
  private static final int WARNED = 3;

  /** How the findings are told. */
  enum Format {
    /** For people. */
    TEXT,
    /** One object, for programs. */
    JSON;

    /** As it is typed. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Program program;

  @ParentCommand private @Nullable ToolboxCommand toolbox;

  @Option(
      names = "--project",
      paramLabel = "NAME",
      description = "Which of several projects; all by default.")
  private @Nullable String project;

  @Option(
      names = "--live",
      description = "Spend one request to see whether Clarity answers; what it brings is stored.")
  private boolean live;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "${COMPLETION-CANDIDATES}; json is one object.")
  private Format format = Format.TEXT;

  DoctorCommand(Program program) {
    this.program = program;
  }

  @Override
  public Integer call() {
    ToolboxCommand flags = Objects.requireNonNull(toolbox);
    flags.startLogging(LogLevel.WARN);
    List<String> prebuilts = flags.prebuilts();
    KeptProjects projects = program.prebuilts().choose(prebuilts).kept();
    if (live && project == null && projects.names().size() > 1) {
      throw new UsageFault(
          "Name the project to spend a request on, --project with one of: "
              + String.join(", ", projects.names())
              + ".");
    }
    Machine machine = program.machine().get();
    Screen screen = program.screen();
    Optional<PrintStream> told = live ? Optional.of(screen.err()) : Optional.empty();
    List<Finding> findings = new Doctor(projects, machine, told).findings(project);
    Map<String, String> clients = new ClientSettings(machine, prebuilts.get(0)).all();
    Diagnosis diagnosis = new Diagnosis(findings, clients);
    screen.out().println(format == Format.JSON ? diagnosis.json() : text(diagnosis, machine));
    return code(findings);
  }

  private String text(Diagnosis diagnosis, Machine machine) {
    boolean colour = program.screen().isTerminal() && machine.variable("NO_COLOR").isEmpty();
    return diagnosis.text(colour ? Diagnosis.Mark.COLOURED : Diagnosis.Mark.PLAIN);
  }

  private static int code(List<Finding> findings) {
    Status worst =
        findings.stream().map(Finding::status).max(Comparator.naturalOrder()).orElse(Status.OK);
    return switch (worst) {
      case OK, NOTE -> 0;
      case WARNING -> WARNED;
      case FAULT -> Program.FAILED;
    };
  }
}
