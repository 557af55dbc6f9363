package io.claritytoolbox.tools;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claritytoolbox.answer.Analyst;
import io.claritytoolbox.dashboard.Dashboard;
import io.claritytoolbox.plan.Cost;
import io.claritytoolbox.render.QuotaView;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code get_quota}: today's requests, what is free, and the cost of a question. */
final class QuotaTool {
  private static final String TOOL = "tool";
  private static final String PROJECT = "project";

  /** {@code question}: a call of a data tool as an object that names its {@code tool}. */
  private static final Argument<ObjectNode> QUESTION =
      Argument.converted(
              "question",
              Argument.object().put("type", "object"),
              "an object of a data tool's arguments",
              LooseJson::object)
          .described(
              "Returns the cost of a call: a data tool's arguments, tool by name; default get_sessions.");

  private final ProjectArgument project;
  private final List<DataTool> tools;
  private final Argument<DataTool> tool;

  /**
   * @param tools the tools whose costs can be requested, the default first
   */
  QuotaTool(ProjectArgument project, List<DataTool> tools) {
    this.project = project;
    this.tools = tools;
    this.tool = Argument.oneOf(TOOL, Choices.of(tools, each -> each.definition().name()));
  }

  DefinedTool.Spec tool() {
    return new DefinedTool.Spec(
        project.in(
            new ToolDefinition(
                "get_quota",
                "Quota",
                "The day's requests to Clarity: what they were spent on, how many are left, when they"
                    + " reset, which days stored exports answer for free, and what a question would"
                    + " cost. Costs nothing; ask it before planning many questions.",
                List.of(),
                List.of(QUESTION),
                List.of("project", "quota", "requests", "routine", "free_now"),
                new ToolDefinition.Annotations(true, false, true, false))),
        call -> {
          @Nullable String name = project.read(call);
          Optional<DataTool.Asked> asked =
              call.get(QUESTION).flatMap(question -> asked(call, question.deepCopy(), name));
          return caller ->
              project.ask(
                  name,
                  analyst ->
                      asked
                          .map(question -> report(analyst, question))
                          .orElseGet(() -> report(analyst, (@Nullable Cost) null)));
        });
  }

  /**
   * The question whose cost is requested; empty if it is invalid.
   *
   * @param name the project of the call; the question's default
   */
  private Optional<DataTool.Asked> asked(
      Arguments call, ObjectNode question, @Nullable String name) {
    JsonNode named = question.remove(TOOL);
    Optional<DataTool> data =
        LooseJson.isAbsent(named)
            ? Optional.of(tools.get(0))
            : tool.reader().read("question." + TOOL, named, call.faults());
    if (name != null && LooseJson.isAbsent(question.get(PROJECT))) {
      question.put(PROJECT, name);
    }
    return data.map(
        known -> {
          Arguments inner = new Arguments(known.definition(), question);
          DataTool.Asked asked = known.read(inner);
          call.faults().addAll("question", inner.faults());
          return asked;
        });
  }

  /** The cost is for the project in the question. */
  private ToolResult report(Analyst analyst, DataTool.Asked question) {
    return project.ask(question.project(), other -> report(analyst, question.cost(other)));
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
