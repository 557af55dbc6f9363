package io.claritytoolbox.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.temporal.ChronoUnit;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;
import org.jspecify.annotations.Nullable;

/**
 * A log line for people: time, level, logger, message, and a stack trace below where there is one.
 */
final class PlainLine extends Formatter {
  @Override
  public String format(LogRecord line) {
    return line.getInstant().truncatedTo(ChronoUnit.MILLIS)
        + " "
        + LogLevel.of(line.getLevel())
        + " "
        + line.getLoggerName()
        + " "
        + formatMessage(line)
        + "\n"
        + trace(line.getThrown());
  }

  /** The stack trace; empty for none. */
  static String trace(@Nullable Throwable thrown) {
    if (thrown == null) {
      return "";
    }
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
