package io.claritytoolbox.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claritytoolbox.plan.SyncStep;
import java.io.PrintStream;

/** Tells of a routine by one line of JSON a step, for programs. */
final class SyncLines implements SyncView {
  private final PrintStream out;

  SyncLines(PrintStream out) {
    this.out = out;
  }

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
