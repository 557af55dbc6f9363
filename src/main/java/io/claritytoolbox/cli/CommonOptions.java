package io.claritytoolbox.cli;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that several commands share. */
final class CommonOptions {
  private CommonOptions() {}

  /** The project option. */
  static final class Project {
    @Option(
        names = "--project",
        paramLabel = "NAME",
        description = "Which of several projects; all by default.")
    private @Nullable String name;

    /** null for all */
    @Nullable String name() {
      return name;
    }
  }

  /** The output format of a command. */
  enum Report {
    TEXT,
    JSON;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
