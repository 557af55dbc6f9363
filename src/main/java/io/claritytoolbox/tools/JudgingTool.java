package io.claritytoolbox.tools;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claritytoolbox.answer.Analyst;
import io.claritytoolbox.answer.Projects;
import io.claritytoolbox.judge.Judgement;
import io.claritytoolbox.model.Caller;
import io.claritytoolbox.render.Rendering;
import java.util.List;

/** A tool that judges, as defined by its {@link Spec}. */
final class JudgingTool implements Tool {
  private final Projects projects;
  private final Spec spec;
  private final JudgingArguments shared;
  private final Signature signature;

  /**
   * The definition of a tool.
   *
   * @param name for example {@code get_changes}
   * @param title for people
   * @param description two sentences for models
   * @param usualDays the default length of the period
   * @param required the required arguments
   * @param own the other arguments of this tool
   * @param output the schema of its results
   * @param reading converts a call
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

  /** Parses the arguments of a call and records their faults. */
  interface Reading {
    Judging read(Arguments call, JudgingArguments.Shared shared);
  }

  /** Judges the question of a valid call. */
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
