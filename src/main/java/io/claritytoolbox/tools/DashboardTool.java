package io.claritytoolbox.tools;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claritytoolbox.answer.Analyst;
import io.claritytoolbox.answer.Projects;
import io.claritytoolbox.dashboard.Dashboard;
import io.claritytoolbox.model.Caller;
import io.claritytoolbox.render.DashboardView;
import io.claritytoolbox.render.DocumentationView;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A tool that passes a question in words to Clarity. */
final class DashboardTool implements Tool {
  private static final int LONGEST = 500;
  private static final String NONE_HERE = "There is no dashboard here.";
  private static final String NOT_UNDERSTOOD =
      "Clarity's dashboard did not understand the question. Name a figure, a breakdown and a period,"
          + " such as \"top browsers last 3 days\", or use the other tools. The request counts among"
          + " today's dashboard requests.";

  private static final Argument<String> QUERY =
      Argument.text(
          "query", text -> text.length() <= LONGEST, "a text of up to " + LONGEST + " characters");

  /** The kinds of questions. */
  enum Kind {
    /** {@code ask_dashboard}: figures for a question in words. */
    DASHBOARD(
        "ask_dashboard",
        "Ask the dashboard",
        "Asks Clarity's own dashboard one question in English, for figures that no other tool has."
            + " Clarity interprets and computes it and this server can't check it: say so."),
    /** {@code search_documentation}: how Clarity works. */
    DOCUMENTATION(
        "search_documentation",
        "Documentation",
        "Searches Clarity's documentation: setup, tracking, masking, what a figure means. It costs"
            + " none of the ten requests.");

    private final String tool;
    private final String title;
    private final String description;

    Kind(String tool, String title, String description) {
      this.tool = tool;
      this.title = title;
      this.description = description;
    }

    ObjectNode outputSchema() {
      return this == DASHBOARD ? OutputSchema.dashboard() : OutputSchema.documentation();
    }
  }

  private final Projects projects;
  private final Kind kind;
  private final ProjectArgument project;
  private final Signature signature;

  DashboardTool(Projects projects, Kind kind) {
    this.projects = projects;
    this.kind = kind;
    this.project = new ProjectArgument(projects.names());
    this.signature =
        new Signature(
            kind.tool,
            Stream.concat(project.required().stream(), Stream.of(QUERY)).toList(),
            List.of());
  }

  @Override
  public ToolDefinition definition() {
    return new ToolDefinition(
        kind.tool,
        kind.title,
        kind.description,
        signature.schema(),
        kind.outputSchema(),
        ToolDefinition.Annotations.READS_CLARITY);
  }

  @Override
  public ToolResult call(ObjectNode given, Caller caller) {
    Arguments call = new Arguments(signature, given);
    @Nullable String name = project.read(call);
    String query = call.get(QUERY).orElse("");
    return call.faults()
        .refusal()
        .orElseGet(
            () ->
                projects
                    .open(name)
                    .match(analyst -> asked(analyst, query, caller), ToolResult::refused));
  }

  private ToolResult asked(Analyst analyst, String query, Caller caller) {
    caller.progress("Asking Clarity");
    return analyst
        .dashboard()
        .map(
            dashboard ->
                switch (kind) {
                  case DASHBOARD -> ask(analyst, dashboard, query);
                  case DOCUMENTATION -> search(analyst, dashboard, query);
                })
        .orElseGet(() -> ToolResult.refused(NONE_HERE));
  }

  private static ToolResult ask(Analyst analyst, Dashboard dashboard, String question) {
    return dashboard
        .ask(question)
        .match(
            answered ->
                answered.answer().isUnderstood()
                    ? ToolResult.answered(
                        new DashboardView(analyst.project(), answered.answer(), answered.quota()))
                    : ToolResult.refused(NOT_UNDERSTOOD),
            ToolResult::refused);
  }

  private static ToolResult search(Analyst analyst, Dashboard dashboard, String question) {
    return dashboard
        .documentation(question)
        .match(
            answered ->
                ToolResult.answered(
                    new DocumentationView(analyst.project(), answered.answer(), answered.quota())),
            ToolResult::refused);
  }
}
