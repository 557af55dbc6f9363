package io.claritytoolbox.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claritytoolbox.answer.Analyst;
import io.claritytoolbox.answer.Projects;
import io.claritytoolbox.model.StorageFailure;
import io.claritytoolbox.plan.SyncStep;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs the daily sync, so that the history is complete and questions are free. */
@Command(
    name = "sync",
    description =
        "Request the exports of the daily sync. Run it once a day, for example from cron.",
    exitCodeList = {
      "0:everything due is stored",
      "1:a step failed, or none could start",
      ToolboxCommand.MISUSED,
      "3:the day's requests ran out first"
    })
final class SyncCommand extends ToolboxCommand.Subcommand {
  private static final int OUT_OF_REQUESTS = 3;

  @Mixin private ToolboxCommand.Project project = new ToolboxCommand.Project();

  @Option(names = "--dry-run", description = "Print what is due and what it costs; send nothing.")
  private boolean dryRun;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "${COMPLETION-CANDIDATES}; json is a line a step.")
  private ToolboxCommand.Report format = ToolboxCommand.Report.TEXT;

  @Override
  public Integer call() {
    Projects projects = toolbox().prebuilt().projects();
    if (project.name() != null || projects.names().isEmpty()) {
      return sync(projects, project.name());
    }
    return projects.names().stream().mapToInt(name -> sync(projects, name)).max().orElse(0);
  }

  private int sync(Projects projects, @Nullable String name) {
    try {
      return projects.open(name).match(this::sync, program()::fail);
    } catch (StorageFailure failure) {
      LoggerFactory.getLogger(SyncCommand.class).error("sync failed", failure);
      return program().fail(String.valueOf(failure.getMessage()));
    }
  }

  private int sync(Analyst analyst) {
    Output report = Output.of(format, program());
    SyncStep.Outcome outcome = dryRun ? planned(analyst, report) : analyst.upkeep().take(report);
    int remaining = analyst.quota().quota().remaining();
    report.summary(
        new Output.Summary(analyst.project().name(), outcome.due(), outcome.done(), remaining));
    if (dryRun || outcome.done() == outcome.due()) {
      return 0;
    }
    return outcome.outOfRequests() ? OUT_OF_REQUESTS : Program.FAILED;
  }

  private static SyncStep.Outcome planned(Analyst analyst, Output report) {
    List<SyncStep> steps = analyst.upkeep().due();
    steps.forEach(report::planned);
    return new SyncStep.Outcome(steps.size(), 0, false);
  }

  /** The output of a daily sync: text for people, or lines of JSON for programs. */
  private interface Output extends SyncStep.Watch {
    /** Prints a step that is due. */
    void planned(SyncStep step);

    void summary(Summary summary);

    /**
     * The result of a run.
     *
     * @param project its name
     * @param due the steps that were due
     * @param done the steps that were stored
     * @param remaining requests left today
     */
    record Summary(String project, int due, int done, int remaining) {}

    static Output of(ToolboxCommand.Report format, Program program) {
      return format == ToolboxCommand.Report.JSON ? new Lines(program) : new Words(program);
    }

    /** Text, with a progress bar on a terminal. */
    record Words(Program program) implements Output {
      private static final String CLEAR_LINE = "\r\u001b[K";

      @Override
      public void planned(SyncStep step) {
        program.print("due     " + described(step));
      }

      @Override
      public void begun(SyncStep step, int number, int all) {
        if (program.screen().terminal().isThere()) {
          String bar = "█".repeat(number) + "░".repeat(all - number);
          program
              .screen()
              .err()
              .print(CLEAR_LINE + bar + " " + number + " of " + all + " " + described(step));
          program.screen().err().flush();
        }
      }

      @Override
      public void done(SyncStep.Result result) {
        if (program.screen().terminal().isThere()) {
          program.screen().err().print(CLEAR_LINE);
          program.screen().err().flush();
        }
        String status = result.done() ? "stored  " : "failed  ";
        program.print(status + described(result.step()) + ": " + result.sentence());
      }

      @Override
      public void summary(Summary summary) {
        String told =
            summary.due() == 0
                ? "nothing is due"
                : summary.done() + " of " + summary.due() + " exports stored";
        program.print(
            "%s: %s; %s requests are left today."
                .formatted(summary.project(), told, summary.remaining()));
      }

      private static String described(SyncStep step) {
        int days = step.request().days();
        String span = days == 1 ? "1 day" : days + " days";
        return String.format(
            Locale.ROOT, "%-6s  %s, %s", step.reason().label(), step.request().cube(), span);
      }
    }

    /** One line of JSON per step. */
    record Lines(Program program) implements Output {
      @Override
      public void planned(SyncStep step) {
        program.print(line(step).put("status", "due").toString());
      }

      @Override
      public void begun(SyncStep step, int number, int all) {}

      @Override
      public void done(SyncStep.Result result) {
        program.print(
            line(result.step())
                .put("status", result.done() ? "stored" : "failed")
                .put("message", result.sentence())
                .toString());
      }

      @Override
      public void summary(Summary summary) {
        program.print(
            JsonNodeFactory.instance
                .objectNode()
                .put("step", "summary")
                .put("project", summary.project())
                .put("due", summary.due())
                .put("done", summary.done())
                .put("remaining", summary.remaining())
                .toString());
      }

      private static ObjectNode line(SyncStep step) {
        ObjectNode line = JsonNodeFactory.instance.objectNode().put("step", step.reason().label());
        ArrayNode dimensions = line.putArray("dimensions");
        step.request().cube().dimensions().forEach(dimension -> dimensions.add(dimension.label()));
        return line.put("days", step.request().days());
      }
    }
  }
}
