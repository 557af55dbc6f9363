package io.claritytoolbox.cli;

/** How a log line looks. */
enum LoggingFormat {
  /** For people: time, level, logger, message. */
  STANDARD,
  /** One JSON object a line. */
  JSON;

  /** As it is typed. */
  @Override
  public String toString() {
    return this == STANDARD ? "standard" : name();
  }
}
