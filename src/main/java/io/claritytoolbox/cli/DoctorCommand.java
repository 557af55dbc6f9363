package io.claritytoolbox.cli;

import io.claritytoolbox.doctor.Diagnosis;
import io.claritytoolbox.doctor.Doctor;
import io.claritytoolbox.doctor.Machine;
import io.claritytoolbox.projects.ProjectRegistry;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Checks the setup and prints the configuration for clients. */
@Command(
    name = "doctor",
    description = {
      "Check Java, settings, tokens, store, budget and network, and print the settings to paste"
          + " into a client. It sends no request unless you add --live."
    },
    exitCodeList = {
      "0:no fault was found",
      "1:a fault prevents answers",
      ToolboxCommand.MISUSED,
      "3:it works, with warnings"
    },
    footer = "Example: toolbox doctor")
final class DoctorCommand extends ToolboxCommand.Subcommand {
  private static final int WARNED = 3;

  @Mixin private ToolboxCommand.Project project = new ToolboxCommand.Project();

  @Option(
      names = "--live",
      description = "Send one request to check that Clarity answers, and store the result.")
  private boolean live;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "${COMPLETION-CANDIDATES}; json is one object.")
  private ToolboxCommand.Report format = ToolboxCommand.Report.TEXT;

  @Override
  public Integer call() {
    ToolboxCommand flags = toolbox();
    Prebuilt prebuilt = flags.prebuilt();
    Optional<ProjectRegistry> projects =
        prebuilt.hasProjects() ? Optional.of(prebuilt.registry()) : Optional.empty();
    List<String> names =
        projects.isEmpty() || projects.get().names().isEmpty()
            ? List.of()
            : prebuilt.storedNames(project.name());
    if (live && projects.isEmpty()) {
      throw CommandFault.misused(
          "--live is for the prebuilt clarity. For air quality, invoke get_application: it costs"
              + " nothing.");
    }
    if (live && names.size() > 1) {
      throw CommandFault.misused(
          "Choose the project to send a request for, --project with one of: "
              + String.join(", ", names)
              + ".");
    }
    Machine machine = program().machine().get();
    Program.Screen screen = program().screen();
    Optional<PrintStream> told = live ? Optional.of(screen.err()) : Optional.empty();
    Doctor doctor = new Doctor(projects, prebuilt.holdings(null), machine, Program.version(), told);
    Diagnosis diagnosis = doctor.diagnose(names, flags.prebuilts().get(0));
    screen.out().println(format == ToolboxCommand.Report.JSON ? diagnosis.json() : text(diagnosis));
    return code(diagnosis);
  }

  private String text(Diagnosis diagnosis) {
    Terminal terminal = program().screen().terminal();
    return diagnosis.text(
        terminal.isColoured() ? Diagnosis.Mark.COLOURED : Diagnosis.Mark.PLAIN, terminal.columns());
  }

  private static int code(Diagnosis diagnosis) {
    if (diagnosis.faults() > 0) {
      return Program.FAILED;
    }
    return diagnosis.warnings() > 0 ? WARNED : 0;
  }
}
