package io.claritytoolbox.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claritytoolbox.answer.Analyst;
import io.claritytoolbox.answer.Projects;
import io.claritytoolbox.model.StorageFailure;
import io.claritytoolbox.plan.SyncStep;
import java.util.List;
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
    SyncStep.Outcome outcome = dryRun ? planned(analyst) : analyst.upkeep().take(new Progress());
    summary(analyst.project().name(), outcome, analyst.quota().quota().remaining());
    if (dryRun || outcome.done() == outcome.due()) {
      return 0;
    }
    return outcome.outOfRequests() ? OUT_OF_REQUESTS : Program.FAILED;
  }

  private SyncStep.Outcome planned(Analyst analyst) {
    List<SyncStep> steps = analyst.upkeep().due();
    steps.forEach(step -> tell(step, "due", ""));
    return new SyncStep.Outcome(steps.size(), 0, false);
  }

  private boolean isJson() {
    return format == ToolboxCommand.Report.JSON;
  }

  /**
   * Prints a step as text or as a line of JSON.
   *
   * @param sentence its result; empty before it begins
   */
  private void tell(SyncStep step, String status, String sentence) {
    if (!isJson()) {
      String result = sentence.isEmpty() ? "" : ": " + sentence;
      program().print("%-6s  %s%s".formatted(status, described(step), result));
      return;
    }
    ObjectNode line = JsonNodeFactory.instance.objectNode().put("step", step.reason().label());
    ArrayNode dimensions = line.putArray("dimensions");
    step.request().cube().dimensions().forEach(dimension -> dimensions.add(dimension.label()));
    line.put("days", step.request().days()).put("status", status);
    program().print((sentence.isEmpty() ? line : line.put("message", sentence)).toString());
  }

  private static String described(SyncStep step) {
    int days = step.request().days();
    String span = days == 1 ? "1 day" : days + " days";
    return "%-6s  %s, %s".formatted(step.reason().label(), step.request().cube(), span);
  }

  private void summary(String name, SyncStep.Outcome outcome, int remaining) {
    if (isJson()) {
      ObjectNode line =
          JsonNodeFactory.instance
              .objectNode()
              .put("step", "summary")
              .put("project", name)
              .put("due", outcome.due())
              .put("done", outcome.done())
              .put("remaining", remaining);
      program().print(line.toString());
      return;
    }
    String told =
        outcome.due() == 0
            ? "nothing is due"
            : outcome.done() + " of " + outcome.due() + " exports stored";
    program().print("%s: %s; %s requests are left today.".formatted(name, told, remaining));
  }

  /** Shows the steps of a run, with a progress bar on a terminal. */
  private final class Progress implements SyncStep.Watch {
    private static final String CLEAR_LINE = "\r\u001b[K";

    @Override
    public void begun(SyncStep step, int number, int all) {
      String bar = "█".repeat(number) + "░".repeat(all - number);
      draw("%s %s of %s %s".formatted(bar, number, all, described(step)));
    }

    @Override
    public void done(SyncStep.Result result) {
      draw("");
      tell(result.step(), result.done() ? "stored" : "failed", result.sentence());
    }

    private void draw(String line) {
      if (!isJson() && program().screen().terminal().isThere()) {
        program().screen().err().print(CLEAR_LINE + line);
        program().screen().err().flush();
      }
    }
  }
}
