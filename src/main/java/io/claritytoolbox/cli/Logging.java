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
 * The JDK's logging, set up without its configuration file: all goes to one stream. To load it
 * takes longer than to greet a client, so that the JDK makes one of these when it first logs.
 */
public final class Logging {
  private static volatile @Nullable Settings settings;

  private record Settings(Threshold level, Format format, PrintStream to) {}

  /**
   * Called by the JDK.
   *
   * @throws IOException never: what is read is in memory
   */
  public Logging() throws IOException {
    String properties = properties(settings().level);
    LogManager.getLogManager()
        .readConfiguration(new ByteArrayInputStream(properties.getBytes(StandardCharsets.UTF_8)));
  }

  /** Has logging set up when something is logged first. */
  static void startAtFirstUse(Threshold level, Format format, PrintStream to) {
    settings = new Settings(level, format, to);
    // Else each jar is searched for one; that it is named isn't worth a line.
    System.setProperty("slf4j.provider", "org.slf4j.jul.JULServiceProvider");
    System.setProperty("slf4j.internal.verbosity", "WARN");
    System.setProperty("java.util.logging.config.class", Logging.class.getName());
  }

  /** Sets logging up, whatever it was before. */
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
   * Libraries never log below INFO: their debug lines quote what passes through them. That a pool
   * of connections opens is no news either. The HTTP client would print the head of every request,
   * with the token in it.
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

  /** Writes every record at once. */
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
