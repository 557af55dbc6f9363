package io.claritytoolbox.tools;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claritytoolbox.planner.Analyst;
import io.claritytoolbox.planner.Answer;
import io.claritytoolbox.planner.Project;
import io.claritytoolbox.planner.Projects;
import io.claritytoolbox.planner.Reply;
import java.util.function.Function;

/** Puts a question to the project it is about, and renders what comes back. */
final class Inquiry {
  private final Projects projects;

  Inquiry(Projects projects) {
    this.projects = projects;
  }

  /**
   * @param way how the project's analyst is asked
   */
  ToolResult put(Asked asked, Function<Analyst, Reply> way) {
    return projects
        .open(asked.project())
        .match(
            analyst ->
                way.apply(analyst)
                    .match(
                        answer -> answered(analyst.project(), asked, answer),
                        refusal -> ToolResult.refused(refusal.sentence())),
            ToolResult::refused);
  }

  static ToolResult answered(Project project, Asked asked, Answer answer) {
    ObjectNode content = AnswerJson.of(project, asked, answer);
    return ToolResult.answered(content, AnswerText.of(content, asked));
  }
}
