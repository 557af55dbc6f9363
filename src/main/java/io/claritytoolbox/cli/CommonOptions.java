package io.claritytoolbox.cli;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that several commands share. */
final class CommonOptions {
  private CommonOptions() {}

  /** Which projects a command is for. */
  static final class Project {
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

  /** How a command tells what it did or found. */
  enum Report {
    /** For people. */
    TEXT,
    /** For programs. */
    JSON;

    /** As it is typed. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
