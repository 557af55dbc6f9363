package io.claritytoolbox.tools;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claritytoolbox.answer.Analyst;
import io.claritytoolbox.answer.Answer;
import io.claritytoolbox.answer.Project;
import io.claritytoolbox.answer.Projects;
import io.claritytoolbox.answer.Reply;
import io.claritytoolbox.model.Caller;
import java.util.function.Function;

/** Puts a question to the project it is about, and renders what comes back. */
final class Inquiry {
  private final Projects projects;

  /** How an answer is shown. */
  @FunctionalInterface
  interface Rendering {
    ToolResult of(Project project, Asked asked, Answer answer);
  }

  Inquiry(Projects projects) {
    this.projects = projects;
  }

  /** The answer to a question, or all that is wrong with its arguments. */
  ToolResult put(Arguments call, Asked asked, Caller caller) {
    return put(call, asked, analyst -> analyst.answer(asked.question(), caller));
  }

  /** As above, the project's analyst being asked in some other way. */
  ToolResult put(Arguments call, Asked asked, Function<Analyst, Reply> way) {
    return put(call, asked, way, Inquiry::answered);
  }

  /** As above, the answer being rendered in some other way. */
  ToolResult put(Arguments call, Asked asked, Function<Analyst, Reply> way, Rendering rendering) {
    return call.faults()
        .refusal()
        .orElseGet(
            () ->
                projects
                    .open(asked.project())
                    .match(analyst -> put(analyst, asked, way, rendering), ToolResult::refused));
  }

  private static ToolResult put(
      Analyst analyst, Asked asked, Function<Analyst, Reply> way, Rendering rendering) {
    return way.apply(analyst)
        .match(
            answer -> rendering.of(analyst.project(), asked, answer),
            refusal -> ToolResult.refused(refusal.sentence()));
  }

  static ToolResult answered(Project project, Asked asked, Answer answer) {
    ObjectNode content = AnswerJson.of(project, asked, answer);
    return ToolResult.answered(content, TextMirror.of(content, asked));
  }
}
