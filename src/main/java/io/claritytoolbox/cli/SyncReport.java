package io.claritytoolbox.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claritytoolbox.plan.SyncStep;
import java.io.PrintStream;
import java.util.Locale;

/** The output of a daily sync: text for people, or lines of JSON for programs. */
interface SyncReport extends SyncStep.Watch {
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

  static SyncReport of(CommonOptions.Report format, Screen screen) {
    return format == CommonOptions.Report.JSON ? new Lines(screen.out()) : new Words(screen);
  }

  /** Text, with a progress bar on a terminal. */
  record Words(Screen screen) implements SyncReport {
    private static final String CLEAR_LINE = "\r\u001b[K";

    @Override
    public void planned(SyncStep step) {
      print("due     " + described(step));
    }

    @Override
    public void begun(SyncStep step, int number, int all) {
      if (screen.terminal().isThere()) {
        String bar = "█".repeat(number) + "░".repeat(all - number);
        screen.err().print(CLEAR_LINE + bar + " " + number + " of " + all + " " + described(step));
        screen.err().flush();
      }
    }

    @Override
    public void done(SyncStep.Result result) {
      if (screen.terminal().isThere()) {
        screen.err().print(CLEAR_LINE);
        screen.err().flush();
      }
      String status = result.done() ? "stored  " : "failed  ";
      print(status + described(result.step()) + ": " + result.sentence());
    }

    @Override
    public void summary(Summary summary) {
      String told =
          summary.due() == 0
              ? "nothing is due"
              : summary.done() + " of " + summary.due() + " exports stored";
      print(
          summary.project()
              + ": "
              + told
              + "; "
              + summary.remaining()
              + " requests are left today.");
    }

    private static String described(SyncStep step) {
      int days = step.request().days();
      String span = days == 1 ? "1 day" : days + " days";
      return String.format(
          Locale.ROOT, "%-6s  %s, %s", step.reason().label(), step.request().cube(), span);
    }

    private void print(String line) {
      screen.out().println(line);
      screen.out().flush();
    }
  }

  /** One line of JSON per step. */
  record Lines(PrintStream out) implements SyncReport {
    @Override
    public void planned(SyncStep step) {
      print(line(step).put("status", "due"));
    }

    @Override
    public void begun(SyncStep step, int number, int all) {}

    @Override
    public void done(SyncStep.Result result) {
      print(
          line(result.step())
              .put("status", result.done() ? "stored" : "failed")
              .put("message", result.sentence()));
    }

    @Override
    public void summary(Summary summary) {
      print(
          JsonNodeFactory.instance
              .objectNode()
              .put("step", "summary")
              .put("project", summary.project())
              .put("due", summary.due())
              .put("done", summary.done())
              .put("remaining", summary.remaining()));
    }

    private static ObjectNode line(SyncStep step) {
      ObjectNode line = JsonNodeFactory.instance.objectNode().put("step", step.reason().label());
      ArrayNode dimensions = line.putArray("dimensions");
      step.request().cube().dimensions().forEach(dimension -> dimensions.add(dimension.label()));
      return line.put("days", step.request().days());
    }

    private void print(ObjectNode line) {
      out.println(line);
      out.flush();
    }
  }
}
