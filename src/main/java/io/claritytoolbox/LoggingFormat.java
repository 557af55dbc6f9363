package io.claritytoolbox;

/** How a log line looks. */
enum LoggingFormat {
  /** For people: time, level, logger, message. */
  STANDARD,
  /** One JSON object a line. */
  JSON
}
