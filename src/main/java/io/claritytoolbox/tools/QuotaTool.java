package io.claritytoolbox.tools;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claritytoolbox.answer.Analyst;
import io.claritytoolbox.answer.Project;
import io.claritytoolbox.answer.Projects;
import io.claritytoolbox.answer.QuotaReport;
import io.claritytoolbox.model.Caller;
import io.claritytoolbox.plan.Cost;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code get_quota}: the day's requests, and what is free. */
final class QuotaTool implements Tool {
  private static final String NAME = "get_quota";

  private final Projects projects;
  private final ProjectArgument project;
  private final QuestionArgument question;
  private final Signature signature;

  /**
   * @param data the tools whose calls can be forecast, the default first
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
        "The day's requests to Clarity: what they were spent on, how many are left and when"
            + " they return, the stored exports that answer for free now, and what a question would"
            + " cost. Costs nothing; ask it before planning many questions.",
        signature.schema(),
        OutputSchema.budget(),
        ToolDefinition.Annotations.READS_OWN_RECORDS);
  }

  @Override
  public ToolResult call(ObjectNode given, Caller caller) {
    Arguments call = new Arguments(signature, given);
    @Nullable String name = project.read(call);
    Optional<DataTool.Forecast> forecast = question.read(call, name);
    return call.faults().refusal().orElseGet(() -> report(name, forecast));
  }

  private ToolResult report(@Nullable String name, Optional<DataTool.Forecast> forecast) {
    return projects
        .open(name)
        .match(
            analyst ->
                forecast
                    .map(asked -> report(analyst, asked))
                    .orElseGet(() -> report(analyst.project(), analyst.quota(), null)),
            ToolResult::refused);
  }

  /** The cost is of the project that the question names. */
  private ToolResult report(Analyst analyst, DataTool.Forecast forecast) {
    return projects
        .open(forecast.asked().project())
        .match(
            other -> report(analyst.project(), analyst.quota(), forecast.cost().apply(other)),
            ToolResult::refused);
  }

  private static ToolResult report(Project project, QuotaReport report, @Nullable Cost cost) {
    return ToolResult.answered(content(project, report, cost), text(project, report, cost));
  }

  static ObjectNode content(Project project, QuotaReport report) {
    return content(project, report, null);
  }

  private static ObjectNode content(Project project, QuotaReport report, @Nullable Cost cost) {
    ObjectNode content = AnswerJson.heading(project);
    content.set("quota", LedgerJson.quota(report.quota()));
    ArrayNode requests = content.putArray("requests");
    report.requests().forEach(entry -> requests.add(LedgerJson.request(entry)));
    content.putObject("routine").put("due", report.routineDue());
    if (cost != null) {
      content.set("cost", LedgerJson.cost(cost));
    }
    ArrayNode free = content.putArray("free_now");
    report.freeNow().forEach(export -> free.add(LedgerJson.free(export, report.now())));
    report.warnings().forEach(warning -> content.withArrayProperty("warnings").add(warning));
    if (SizeBound.fit(content, free) > 0) {
      content.withArrayProperty("warnings").add(listed(free.size(), report));
    }
    return content;
  }

  private static String listed(int listed, QuotaReport report) {
    return "The "
        + listed
        + " newest of "
        + report.freeNow().size()
        + " stored exports are listed.";
  }

  private static String text(Project project, QuotaReport report, @Nullable Cost cost) {
    return project.name()
        + (project.demo() ? " (a simulated site)" : "")
        + ": "
        + report.quota().spent()
        + " of "
        + report.quota().limit()
        + " requests spent, "
        + report.quota().remaining()
        + " left until "
        + LedgerJson.instant(report.quota().resetsAt())
        + ". Stored exports that answer for free now: "
        + report.freeNow().size()
        + ". Due for the day's routine: "
        + report.routineDue()
        + "."
        + (cost == null ? "" : text(cost))
        + report.warnings().stream().map(warning -> " " + warning).collect(joining());
  }

  private static String text(Cost cost) {
    return cost.answerable()
        ? " The question would cost " + cost.requests() + " requests."
        : " The question can't be answered now.";
  }
}
