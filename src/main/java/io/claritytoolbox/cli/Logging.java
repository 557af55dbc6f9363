package io.claritytoolbox.cli;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import org.jspecify.annotations.Nullable;

/**
 * The JDK's logging with one output stream and no configuration file. It is slow to load, so the
 * JDK creates this class only when it logs for the first time.
 */
public final class Logging {
  private static volatile @Nullable Settings settings;

  private record Settings(Threshold level, Format format, PrintStream to) {}

  /**
   * Called by the JDK.
   *
   * @throws IOException never, because the configuration is in memory
   */
  public Logging() throws IOException {
    String properties = properties(settings().level);
    LogManager.getLogManager()
        .readConfiguration(new ByteArrayInputStream(properties.getBytes(StandardCharsets.UTF_8)));
  }

  /** Sets up logging at the first message. */
  static void startAtFirstUse(Threshold level, Format format, PrintStream to) {
    settings = new Settings(level, format, to);
    // Otherwise SLF4J searches every jar and reports which provider it found.
    System.setProperty("slf4j.provider", "org.slf4j.jul.JULServiceProvider");
    System.setProperty("slf4j.internal.verbosity", "WARN");
    System.setProperty("java.util.logging.config.class", Logging.class.getName());
  }

  /** Sets up logging, replacing the previous setup. */
  static void start(Threshold level, Format format, PrintStream to) {
    startAtFirstUse(level, format, to);
    try {
      LogManager.getLogManager().readConfiguration();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Settings settings() {
    return Objects.requireNonNull(settings);
  }

  /**
   * Libraries never log below INFO, because their debug messages contain data. The HTTP client
   * would print the token. The connection pool's start is not worth a message.
   */
  private static String properties(Threshold level) {
    return "handlers="
        + Lines.class.getName()
        + "\n.level="
        + (level == Threshold.DEBUG ? "INFO" : level.level())
        + "\nio.claritytoolbox.level="
        + level.level()
        + "\ncom.zaxxer.hikari.level="
        + (level == Threshold.ERROR ? "SEVERE" : "WARNING")
        + "\njdk.httpclient.level=OFF\n";
  }

  /** Writes each record immediately. */
  public static final class Lines extends Handler {
    private final Settings settings = settings();
    private final Formatter formatter = settings.format.formatter();

    @Override
    public void publish(LogRecord line) {
      settings.to.print(formatter.format(line));
      settings.to.flush();
    }

    @Override
    public void flush() {
      settings.to.flush();
    }

    @Override
    public void close() {}
  }

  /** The log level. */
  enum Threshold {
    DEBUG,
    INFO,
    WARN,
    ERROR;

    /** The JDK's name for the level. */
    Level level() {
      return switch (this) {
        case DEBUG -> Level.FINE;
        case INFO -> Level.INFO;
        case WARN -> Level.WARNING;
        case ERROR -> Level.SEVERE;
      };
    }

    /** The level that covers a level of the JDK. */
    static Threshold of(Level level) {
      for (Threshold ours : values()) {
        if (level.intValue() <= ours.level().intValue()) {
          return ours;
        }
      }
      return ERROR;
    }
  }

  /** The format of a log line. */
  enum Format {
    /** Time, level, logger and message. */
    STANDARD,
    /** One JSON object per line. */
    JSON;

    @Override
    public String toString() {
      return this == STANDARD ? "standard" : name();
    }

    Formatter formatter() {
      return this == JSON ? new JsonLine() : new PlainLine();
    }
  }

  /** Time, level, logger and message, followed by a stack trace if there is one. */
  private static final class PlainLine extends Formatter {
    @Override
    public String format(LogRecord line) {
      return "%s %s %s %s\n%s"
          .formatted(
              time(line),
              Threshold.of(line.getLevel()),
              line.getLoggerName(),
              formatMessage(line),
              trace(line.getThrown()));
    }
  }

  /** A JSON object with time, level, logger, message and error. */
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

  /** The stack trace; empty if there is none. */
  private static String trace(@Nullable Throwable thrown) {
    if (thrown == null) {
      return "";
    }
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
