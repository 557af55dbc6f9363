package io.claritytoolbox.tools;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code project}: required if several projects are configured, otherwise absent. */
final class ProjectArgument {
  private final Optional<Argument<String>> argument;

  ProjectArgument(List<String> names) {
    this.argument =
        names.size() > 1
            ? Optional.of(
                Argument.oneOf("project", Choices.of(names, name -> name))
                    .described("Which project is meant."))
            : Optional.empty();
  }

  List<Argument<?>> required() {
    return argument.<List<Argument<?>>>map(List::of).orElse(List.of());
  }

  /** null for the only project */
  @Nullable String read(Arguments call) {
    return argument.flatMap(call::get).orElse(null);
  }
}
