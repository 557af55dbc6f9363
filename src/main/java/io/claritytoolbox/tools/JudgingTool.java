package io.claritytoolbox.tools;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claritytoolbox.answer.Analyst;
import io.claritytoolbox.answer.Projects;
import io.claritytoolbox.judge.Judgement;
import io.claritytoolbox.model.Caller;
import io.claritytoolbox.render.Rendering;
import java.util.List;

/** A tool that judges, made from its definition. */
final class JudgingTool implements Tool {
  private final Projects projects;
  private final Spec spec;
  private final JudgingArguments shared;
  private final Signature signature;

  /**
   * What a tool is made of.
   *
   * @param name {@code get_changes} for example
   * @param title for people
   * @param description two sentences for the model
   * @param usualDays the length of the period by default
   * @param required the arguments that a call must give
   * @param own the other arguments that this tool alone has
   * @param output the schema of its answers
   * @param reading what a call asks
   */
  record Spec(
      String name,
      String title,
      String description,
      int usualDays,
      List<Argument<?>> required,
      List<Argument<?>> own,
      ObjectNode output,
      Reading reading) {
    Spec {
      required = List.copyOf(required);
      own = List.copyOf(own);
    }
  }

  /** Reads the arguments of one call and notes their faults. */
  interface Reading {
    Judging read(Arguments call, JudgingArguments.Shared shared);
  }

  /** Judges what a call without faults asks. */
  interface Judging {
    Judgement<? extends Rendering> judge(Analyst analyst, Caller caller);
  }

  JudgingTool(Projects projects, Spec spec) {
    this.projects = projects;
    this.spec = spec;
    this.shared = new JudgingArguments(projects.names(), spec.usualDays());
    this.signature = shared.signature(spec.name(), spec.required(), spec.own());
  }

  @Override
  public ToolDefinition definition() {
    return new ToolDefinition(
        spec.name(),
        spec.title(),
        spec.description(),
        signature.schema(),
        spec.output(),
        ToolDefinition.Annotations.READS_CLARITY);
  }

  @Override
  public ToolResult call(ObjectNode given, Caller caller) {
    Arguments call = new Arguments(signature, given);
    JudgingArguments.Shared read = shared.read(call);
    Judging judging = spec.reading().read(call, read);
    return call.faults()
        .refusal()
        .orElseGet(
            () ->
                projects
                    .open(read.project())
                    .match(
                        analyst ->
                            judging
                                .judge(analyst, caller)
                                .match(ToolResult::answered, ToolResult::refused),
                        ToolResult::refused));
  }
}
