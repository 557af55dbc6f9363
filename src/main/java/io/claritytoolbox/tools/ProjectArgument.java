package io.claritytoolbox.tools;

import io.claritytoolbox.answer.Analyst;
import io.claritytoolbox.answer.Projects;
import io.claritytoolbox.model.Caller;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** {@code project}: required if several projects are configured, otherwise absent. */
final class ProjectArgument {
  private final Projects projects;
  private final List<Argument<String>> argument;

  ProjectArgument(Projects projects) {
    List<String> names = projects.names();
    this.projects = projects;
    this.argument =
        names.size() > 1
            ? List.of(
                Argument.oneOf("project", Choices.of(names, name -> name))
                    .described("Which project is meant."))
            : List.of();
  }

  /** Answers a call with a project. */
  @FunctionalInterface
  interface Asking {
    ToolResult of(Analyst analyst, Caller caller);
  }

  /** A tool that asks the project of its call. */
  DefinedTool.Spec tool(ToolDefinition definition, Function<Arguments, Asking> reading) {
    return new DefinedTool.Spec(
        in(definition),
        call -> {
          @Nullable String name = read(call);
          Asking asking = reading.apply(call);
          return caller -> ask(name, analyst -> asking.of(analyst, caller));
        });
  }

  /** A definition with this argument in front. */
  ToolDefinition in(ToolDefinition definition) {
    return definition.with(List.copyOf(argument), definition.optional());
  }

  /** null for the only project */
  @Nullable String read(Arguments call) {
    return argument.stream().findFirst().flatMap(call::get).orElse(null);
  }

  ToolResult ask(@Nullable String name, Function<Analyst, ToolResult> question) {
    return projects.open(name).match(question, ToolResult::refused);
  }
}
