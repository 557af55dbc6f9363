package io.claritytoolbox.cli;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.time.temporal.ChronoUnit;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;
import org.jspecify.annotations.Nullable;

/** A log line as one JSON object: time, level, logger, message, error. */
final class JsonLine extends Formatter {
  @Override
  public String format(LogRecord line) {
    StringBuilder json = new StringBuilder("{\"time\":");
    quote(json, line.getInstant().truncatedTo(ChronoUnit.MILLIS).toString());
    quote(json.append(",\"level\":"), LogLevel.of(line.getLevel()).name());
    quote(json.append(",\"logger\":"), line.getLoggerName());
    quote(json.append(",\"message\":"), formatMessage(line));
    if (line.getThrown() != null) {
      quote(json.append(",\"error\":"), PlainLine.trace(line.getThrown()));
    }
    return json.append("}\n").toString();
  }

  private static void quote(StringBuilder json, @Nullable String text) {
    json.append('"');
    JsonStringEncoder.getInstance().quoteAsString(String.valueOf(text), json);
    json.append('"');
  }
}
