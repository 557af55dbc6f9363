package io.claritytoolbox.cli;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.temporal.ChronoUnit;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The JDK's logging, set up without its configuration file: all goes to one stream. */
final class Logging {
  private static final Logger ROOT = Logger.getLogger("");
  private static final Logger POOL = Logger.getLogger("com.zaxxer.hikari");
  private static final Logger OURS = Logger.getLogger("io.claritytoolbox");

  /**
   * It logs the headers of every request, the token among them. A field, so that it isn't
   * collected.
   */
  private static final Logger HTTP = Logger.getLogger("jdk.httpclient");

  private Logging() {}

  /** How much is logged. */
  enum Threshold {
    DEBUG,
    INFO,
    WARN,
    ERROR;

    /** The JDK's name for it. */
    Level level() {
      return switch (this) {
        case DEBUG -> Level.FINE;
        case INFO -> Level.INFO;
        case WARN -> Level.WARNING;
        case ERROR -> Level.SEVERE;
      };
    }

    /** The least of ours that covers the JDK's. */
    static Threshold of(Level level) {
      for (Threshold ours : values()) {
        if (level.intValue() <= ours.level().intValue()) {
          return ours;
        }
      }
      return ERROR;
    }
  }

  /** How a log line looks. */
  enum Format {
    /** For people: time, level, logger, message. */
    STANDARD,
    /** One JSON object a line. */
    JSON;

    /** As it is typed. */
    @Override
    public String toString() {
      return this == STANDARD ? "standard" : name();
    }

    Formatter formatter() {
      return this == JSON ? new JsonLine() : new PlainLine();
    }
  }

  /**
   * Libraries never log below INFO: their debug lines quote what passes through them. That a pool
   * of connections opens is no news either.
   */
  static void start(Threshold least, Format format, PrintStream to) {
    LogManager.getLogManager().reset();
    ROOT.setLevel(least == Threshold.DEBUG ? Level.INFO : least.level());
    POOL.setLevel(least == Threshold.ERROR ? Level.SEVERE : Level.WARNING);
    OURS.setLevel(least.level());
    HTTP.setLevel(Level.OFF);
    ROOT.addHandler(handler(format, to));
  }

  /** Writes every record at once. */
  static Handler handler(Format format, PrintStream to) {
    Formatter formatter = format.formatter();
    return new Handler() {
      @Override
      public void publish(LogRecord line) {
        to.print(formatter.format(line));
        to.flush();
      }

      @Override
      public void flush() {
        to.flush();
      }

      @Override
      public void close() {}
    };
  }

  /** Time, level, logger, message, and a stack trace below where there is one. */
  private static final class PlainLine extends Formatter {
    @Override
    public String format(LogRecord line) {
      return time(line)
          + " "
          + Threshold.of(line.getLevel())
          + " "
          + line.getLoggerName()
          + " "
          + formatMessage(line)
          + "\n"
          + trace(line.getThrown());
    }
  }

  /** One JSON object: time, level, logger, message, error. */
  private static final class JsonLine extends Formatter {
    @Override
    public String format(LogRecord line) {
      StringBuilder json = new StringBuilder("{\"time\":");
      quote(json, time(line));
      quote(json.append(",\"level\":"), Threshold.of(line.getLevel()).name());
      quote(json.append(",\"logger\":"), line.getLoggerName());
      quote(json.append(",\"message\":"), formatMessage(line));
      if (line.getThrown() != null) {
        quote(json.append(",\"error\":"), trace(line.getThrown()));
      }
      return json.append("}\n").toString();
    }

    private static void quote(StringBuilder json, @Nullable String text) {
      json.append('"');
      JsonStringEncoder.getInstance().quoteAsString(String.valueOf(text), json);
      json.append('"');
    }
  }

  private static String time(LogRecord line) {
    return line.getInstant().truncatedTo(ChronoUnit.MILLIS).toString();
  }

  /** The stack trace; empty for none. */
  private static String trace(@Nullable Throwable thrown) {
    if (thrown == null) {
      return "";
    }
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
