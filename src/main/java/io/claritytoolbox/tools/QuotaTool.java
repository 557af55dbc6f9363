package io.claritytoolbox.tools;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claritytoolbox.answer.Analyst;
import io.claritytoolbox.answer.Projects;
import io.claritytoolbox.dashboard.Dashboard;
import io.claritytoolbox.model.Caller;
import io.claritytoolbox.plan.Cost;
import io.claritytoolbox.render.QuotaView;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code get_quota}: today's requests, and what is free. */
final class QuotaTool implements Tool {
  private static final String NAME = "get_quota";

  private final Projects projects;
  private final ProjectArgument project;
  private final QuestionArgument question;
  private final Signature signature;

  /**
   * @param data the tools whose costs can be requested, the default first
   */
  QuotaTool(Projects projects, List<DataTool> data) {
    this.projects = projects;
    this.project = new ProjectArgument(projects.names());
    this.question = new QuestionArgument(data);
    this.signature = new Signature(NAME, project.required(), List.of(question.argument()));
  }

  @Override
  public ToolDefinition definition() {
    return new ToolDefinition(
        NAME,
        "Quota",
        "The day's requests to Clarity: what they were spent on, how many are left, when they"
            + " reset, which days stored exports answer for free, and what a question would cost."
            + " Costs nothing; ask it before planning many questions.",
        signature.schema(),
        OutputSchema.budget(),
        ToolDefinition.Annotations.READS_OWN_RECORDS);
  }

  @Override
  public ToolResult call(ObjectNode given, Caller caller) {
    Arguments call = new Arguments(signature, given);
    @Nullable String name = project.read(call);
    Optional<DataTool.Reading> asked = question.read(call, name);
    return call.faults().refusal().orElseGet(() -> report(name, asked));
  }

  private ToolResult report(@Nullable String name, Optional<DataTool.Reading> question) {
    return projects
        .open(name)
        .match(
            analyst ->
                question
                    .map(read -> report(analyst, read.asked()))
                    .orElseGet(() -> report(analyst, (@Nullable Cost) null)),
            ToolResult::refused);
  }

  /** The cost is for the project in the question. */
  private ToolResult report(Analyst analyst, Asked asked) {
    return projects
        .open(asked.project())
        .match(other -> report(analyst, asked.cost(other)), ToolResult::refused);
  }

  private static ToolResult report(Analyst analyst, @Nullable Cost cost) {
    return ToolResult.answered(
        new QuotaView(
            analyst.project(),
            analyst.quota(),
            cost,
            analyst.dashboard().map(Dashboard::quota).orElse(null)));
  }
}
