package io.claritytoolbox.tools;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claritytoolbox.answer.Analyst;
import io.claritytoolbox.answer.Projects;
import io.claritytoolbox.judge.ChangesJudge;
import io.claritytoolbox.judge.ChangesQuestion;
import io.claritytoolbox.model.Caller;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Period;
import io.claritytoolbox.render.ChangesView;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** {@code get_changes}: what changed, and since when. */
final class ChangesTool implements Tool {
  private static final String NAME = "get_changes";
  private static final int USUAL_DAYS = 1;
  private static final int USUAL_BASELINE = 28;

  private final Argument<Integer> baseline =
      Argument.whole("baseline_days", 1, Period.MAX_DAYS - 1)
          .defaulting(USUAL_BASELINE)
          .described("How many days before to compare with.");
  private final Projects projects;
  private final JudgingArguments shared;
  private final Signature signature;

  ChangesTool(Projects projects) {
    this.projects = projects;
    this.shared = new JudgingArguments(projects.names(), USUAL_DAYS);
    this.signature = shared.signature(NAME, List.of(), List.of(baseline));
  }

  @Override
  public ToolDefinition definition() {
    return new ToolDefinition(
        NAME,
        "Changes",
        "Finds what changed in the last days against the stored days before, with few false alarms:"
            + " page, browser, device or channel, the day it began, new and gone pages. Use it for"
            + " \"what changed\", \"did the release break anything\"; always free.",
        signature.schema(),
        OutputSchema.changes(),
        ToolDefinition.Annotations.READS_CLARITY);
  }

  @Override
  public ToolResult call(ObjectNode given, Caller caller) {
    Arguments call = new Arguments(signature, given);
    JudgingArguments.Shared read = shared.read(call);
    int before = call.get(baseline).orElse(USUAL_BASELINE);
    if (read.period().days() + before > Period.MAX_DAYS) {
      call.faults()
          .add(
              "`days` and `baseline_days` must be at most %d together; got %d."
                  .formatted(Period.MAX_DAYS, read.period().days() + before));
    }
    Set<Dimension> dimensions = EnumSet.noneOf(Dimension.class);
    read.filters().forEach(filter -> dimensions.add(filter.dimension()));
    JudgingArguments.checkBreakdown("`filters`", dimensions, call.faults());
    return call.faults()
        .refusal()
        .orElseGet(
            () ->
                projects
                    .open(read.project())
                    .match(analyst -> judged(analyst, read, before, caller), ToolResult::refused));
  }

  private static ToolResult judged(
      Analyst analyst, JudgingArguments.Shared read, int before, Caller caller) {
    ChangesQuestion question =
        new ChangesQuestion(read.filters(), read.period(), before, read.signals());
    return ChangesJudge.judge(question, analyst, caller)
        .match(
            answer ->
                ToolResult.answered(
                    new ChangesView(analyst.project(), answer, read.scope(analyst))),
            ToolResult::refused);
  }
}
