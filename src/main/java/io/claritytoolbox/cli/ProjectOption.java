package io.claritytoolbox.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which projects a command is for. */
final class ProjectOption {
  @Option(
      names = "--project",
      paramLabel = "NAME",
      description = "Which of several projects; all by default.")
  private @Nullable String name;

  /** As it was typed; null for all. */
  @Nullable String name() {
    return name;
  }
}
