package io.claritytoolbox.cli;

import java.util.Locale;

/** How a command tells what it did or found. */
enum ReportFormat {
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
