package io.claritytoolbox.cli;

import io.claritytoolbox.answer.Analyst;
import io.claritytoolbox.answer.Projects;
import io.claritytoolbox.model.StorageFailure;
import io.claritytoolbox.plan.SyncStep;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Runs the daily sync, so that the history is complete and questions are free. */
@Command(
    name = "sync",
    description =
        "Request the exports of the daily sync. Run it once a day, for example from cron.",
    exitCodeListHeading = ToolboxCommand.EXIT_CODES,
    exitCodeList = {
      "0:everything due is stored",
      "1:a step failed, or none could start",
      ToolboxCommand.MISUSED,
      "3:the day's requests ran out first"
    })
final class SyncCommand implements Callable<Integer> {
  private static final int OUT_OF_REQUESTS = 3;

  private final Program program;

  @ParentCommand private @Nullable ToolboxCommand toolbox;

  @Mixin private CommonOptions.Project project = new CommonOptions.Project();

  @Option(names = "--dry-run", description = "Print what is due and what it costs; send nothing.")
  private boolean dryRun;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "${COMPLETION-CANDIDATES}; json is a line a step.")
  private CommonOptions.Report format = CommonOptions.Report.TEXT;

  SyncCommand(Program program) {
    this.program = program;
  }

  @Override
  public Integer call() {
    Projects projects = Objects.requireNonNull(toolbox).prebuilt().projects();
    if (project.name() != null || projects.names().isEmpty()) {
      return sync(projects, project.name());
    }
    return projects.names().stream().mapToInt(name -> sync(projects, name)).max().orElse(0);
  }

  private int sync(Projects projects, @Nullable String name) {
    try {
      return projects.open(name).match(this::sync, program::fail);
    } catch (StorageFailure failure) {
      LoggerFactory.getLogger(SyncCommand.class).error("sync failed", failure);
      return program.fail(String.valueOf(failure.getMessage()));
    }
  }

  private int sync(Analyst analyst) {
    SyncReport report = SyncReport.of(format, program.screen());
    SyncStep.Outcome outcome = dryRun ? planned(analyst, report) : analyst.upkeep().take(report);
    int remaining = analyst.quota().quota().remaining();
    report.summary(
        new SyncReport.Summary(analyst.project().name(), outcome.due(), outcome.done(), remaining));
    if (dryRun || outcome.done() == outcome.due()) {
      return 0;
    }
    return outcome.outOfRequests() ? OUT_OF_REQUESTS : Program.FAILED;
  }

  private static SyncStep.Outcome planned(Analyst analyst, SyncReport report) {
    List<SyncStep> steps = analyst.upkeep().due();
    steps.forEach(report::planned);
    return new SyncStep.Outcome(steps.size(), 0, false);
  }
}
