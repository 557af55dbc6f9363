package io.claritytoolbox.tools;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claritytoolbox.planner.Caller;
import io.claritytoolbox.planner.Project;
import io.claritytoolbox.planner.Projects;
import io.claritytoolbox.planner.QuotaReport;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code get_quota}: the day's requests, and what is free. */
final class QuotaTool implements Tool {
  private static final String NAME = "get_quota";

  private final Projects projects;
  private final ProjectArgument project;
  private final Signature signature;

  QuotaTool(Projects projects) {
    this.projects = projects;
    this.project = new ProjectArgument(projects.names());
    this.signature = new Signature(NAME, project.required(), List.of());
  }

  @Override
  public ToolDefinition definition() {
    return new ToolDefinition(
        NAME,
        "Quota",
        "The day's requests to Clarity: what they were spent on, how many are left and when"
            + " they return, and the stored exports that answer for free now. Costs nothing;"
            + " ask it before planning many questions.",
        signature.schema(),
        OutputSchema.budget(),
        ToolDefinition.Annotations.READS_OWN_RECORDS);
  }

  @Override
  public ToolResult call(ObjectNode given, Caller caller) {
    Arguments call = new Arguments(signature, given);
    @Nullable String name = project.read(call);
    return call.faults()
        .refusal()
        .orElseGet(
            () ->
                projects
                    .open(name)
                    .match(
                        analyst -> report(analyst.project(), analyst.quota()),
                        ToolResult::refused));
  }

  static ToolResult report(Project project, QuotaReport report) {
    return ToolResult.answered(content(project, report), text(project, report));
  }

  static ObjectNode content(Project project, QuotaReport report) {
    ObjectNode content = AnswerJson.heading(project);
    content.set("quota", LedgerJson.quota(report.quota()));
    ArrayNode requests = content.putArray("requests");
    report.requests().forEach(entry -> requests.add(LedgerJson.request(entry)));
    ArrayNode free = content.putArray("free_now");
    report.freeNow().forEach(export -> free.add(LedgerJson.free(export, report.now())));
    if (SizeBound.fit(content, free) > 0) {
      content
          .putArray("warnings")
          .add(
              "The "
                  + free.size()
                  + " newest of "
                  + report.freeNow().size()
                  + " stored exports are listed.");
    }
    return content;
  }

  private static String text(Project project, QuotaReport report) {
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
        + ".";
  }
}
