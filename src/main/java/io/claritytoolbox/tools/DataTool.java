package io.claritytoolbox.tools;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claritytoolbox.answer.Analyst;
import io.claritytoolbox.answer.Answer;
import io.claritytoolbox.answer.Projects;
import io.claritytoolbox.model.Caller;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.render.AnswerView;
import io.claritytoolbox.render.RowOrder;
import io.claritytoolbox.render.Scope;
import java.util.List;
import java.util.function.Function;

/** A tool that returns rows of figures, as defined by its {@link Spec}. */
final class DataTool implements Tool {
  private final Projects projects;
  private final Spec spec;
  private final DataArguments shared;
  private final Signature signature;

  /**
   * The definition of a tool.
   *
   * @param name for example {@code get_sessions}
   * @param title for people
   * @param description two sentences for models
   * @param shared the arguments of all data tools, with this tool's texts
   * @param own its other arguments, which come first
   * @param reading converts its own arguments
   */
  record Spec(
      String name,
      String title,
      String description,
      DataArguments.Wording shared,
      List<Argument<?>> own,
      Function<Arguments, Wanted> reading) {
    Spec {
      own = List.copyOf(own);
    }
  }

  /**
   * The meaning of a tool's own arguments.
   *
   * @param way how to ask
   * @param groupBy the dimensions to group by
   * @param measures the measures to request
   * @param columns the measures to show
   * @param order the default order
   */
  record Wanted(
      Asked.Way way,
      List<Dimension> groupBy,
      List<Measure> measures,
      List<Measure> columns,
      RowOrder order) {}

  DataTool(Projects projects, Spec spec) {
    this.projects = projects;
    this.spec = spec;
    this.shared = new DataArguments(projects.names(), spec.shared());
    this.signature = shared.signature(spec.name(), spec.own());
  }

  String name() {
    return spec.name();
  }

  @Override
  public ToolDefinition definition() {
    return new ToolDefinition(
        spec.name(),
        spec.title(),
        spec.description(),
        signature.schema(),
        OutputSchema.data(),
        ToolDefinition.Annotations.READS_CLARITY);
  }

  @Override
  public ToolResult call(ObjectNode given, Caller caller) {
    Reading read = read(given);
    return read.call()
        .faults()
        .refusal()
        .orElseGet(
            () ->
                projects
                    .open(read.asked().project())
                    .match(analyst -> answer(analyst, read.asked(), caller), ToolResult::refused));
  }

  private static ToolResult answer(Analyst analyst, Asked asked, Caller caller) {
    return asked
        .reply(analyst, caller)
        .match(
            answer -> answered(analyst, answer, asked),
            refusal ->
                refusal.instead() == null
                    ? ToolResult.refused(refusal.sentence())
                    : answered(analyst, refusal.instead(), asked));
  }

  private static ToolResult answered(Analyst analyst, Answer answer, Asked asked) {
    String page =
        new Scope(
                asked.question().filters().stream().map(analyst::folded).toList(),
                asked.question().period())
            .page()
            .orElse(null);
    return ToolResult.answered(AnswerView.of(analyst.project(), answer, asked.layout().of(page)));
  }

  /** Parses a call without asking the question. */
  Reading read(ObjectNode given) {
    Arguments call = new Arguments(signature, given);
    return new Reading(call, shared.read(call, spec.reading().apply(call)));
  }

  /**
   * A parsed call.
   *
   * @param call the arguments and their faults
   * @param asked the question, if there are no faults
   */
  record Reading(Arguments call, Asked asked) {}
}
