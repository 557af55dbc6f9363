package io.claritytoolbox.cli;

import io.claritytoolbox.plan.SyncStep;
import java.util.Locale;

/** Tells of a routine in words, with a bar while it runs on a terminal. */
final class SyncText implements SyncView {
  private static final String CLEAR_LINE = "\r\u001b[K";

  private final Screen screen;

  SyncText(Screen screen) {
    this.screen = screen;
  }

  @Override
  public void planned(SyncStep step) {
    print("due     " + described(step));
  }

  @Override
  public void begun(SyncStep step, int number, int all) {
    if (screen.isTerminal()) {
      String bar = "█".repeat(number) + "░".repeat(all - number);
      screen.err().print(CLEAR_LINE + bar + " " + number + " of " + all + " " + described(step));
      screen.err().flush();
    }
  }

  @Override
  public void done(SyncStep.Result result) {
    if (screen.isTerminal()) {
      screen.err().print(CLEAR_LINE);
      screen.err().flush();
    }
    String status = result.done() ? "stored  " : "failed  ";
    print(status + described(result.step()) + ": " + result.sentence());
  }

  @Override
  public void summary(Summary summary) {
    String project = summary.project() + ": ";
    if (summary.due() == 0) {
      print(project + "nothing is due; " + left(summary));
    } else {
      print(project + summary.done() + " of " + summary.due() + " taken; " + left(summary));
    }
  }

  private static String left(Summary summary) {
    return summary.remaining() + " requests are left today.";
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
