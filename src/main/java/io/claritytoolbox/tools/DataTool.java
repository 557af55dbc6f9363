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

/** A tool that answers with rows of figures. What tells one from another is its {@link Spec}. */
final class DataTool implements Tool {
  private final Projects projects;
  private final Spec spec;
  private final DataArguments shared;
  private final Signature signature;

  /**
   * What a tool is made of.
   *
   * @param name {@code get_sessions} for example
   * @param title for people
   * @param description two sentences for the model
   * @param shared the arguments that all data tools have, as this one words them
   * @param own those that it has alone, listed first
   * @param reading what these mean
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
   * What a tool's own arguments come to.
   *
   * @param way how to ask
   * @param groupBy what to break down by
   * @param measures the figures to ask for
   * @param columns those of them that are shown
   * @param order which rows come first, unless the call says otherwise
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

  /** A call that is read and not made. */
  Reading read(ObjectNode given) {
    Arguments call = new Arguments(signature, given);
    return new Reading(call, shared.read(call, spec.reading().apply(call)));
  }

  /**
   * A call, read.
   *
   * @param call with what is wrong with it
   * @param asked what it means, where nothing is wrong
   */
  record Reading(Arguments call, Asked asked) {}
}
