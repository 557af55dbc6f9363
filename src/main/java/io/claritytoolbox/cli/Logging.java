package io.claritytoolbox.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import org.jspecify.annotations.Nullable;

/**
 * The JDK's logging, set up without its configuration file: all goes to one stream. To load it
 * takes longer than to greet a client, so that the JDK makes one of these when it first logs.
 */
public final class Logging {
  private static volatile @Nullable Settings settings;

  private record Settings(LogLevel level, LoggingFormat format, PrintStream to) {}

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
  static void startAtFirstUse(LogLevel level, LoggingFormat format, PrintStream to) {
    settings = new Settings(level, format, to);
    // Else each jar is searched for one.
    System.setProperty("slf4j.provider", "org.slf4j.jul.JULServiceProvider");
    System.setProperty("java.util.logging.config.class", Logging.class.getName());
  }

  /** Sets logging up, whatever it was before. */
  static void start(LogLevel level, LoggingFormat format, PrintStream to) {
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
  private static String properties(LogLevel level) {
    return "handlers="
        + Lines.class.getName()
        + "\n.level="
        + (level == LogLevel.DEBUG ? "INFO" : level.level())
        + "\nio.claritytoolbox.level="
        + level.level()
        + "\ncom.zaxxer.hikari.level="
        + (level == LogLevel.ERROR ? "SEVERE" : "WARNING")
        + "\njdk.httpclient.level=OFF\n";
  }

  /** Writes every record at once. */
  public static final class Lines extends Handler {
    private final Settings settings = settings();
    private final Formatter formatter =
        settings.format == LoggingFormat.JSON ? new JsonLine() : new PlainLine();

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
}
