package io.claritytoolbox.cli;

import java.io.PrintStream;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** The JDK's logging, set up without its configuration file: all goes to one stream. */
final class Logging {
  private static final Logger ROOT = Logger.getLogger("");
  private static final Logger POOL = Logger.getLogger("com.zaxxer.hikari");
  private static final Logger OURS = Logger.getLogger("io.claritytoolbox");

  /** It would print the head of every request, with the token in it. Held, lest it be forgotten. */
  private static final Logger HTTP = Logger.getLogger("jdk.httpclient");

  private Logging() {}

  /**
   * Libraries never log below INFO: their debug lines quote what passes through them. That a pool
   * of connections opens is no news either.
   */
  static void start(LogLevel level, LoggingFormat format, PrintStream to) {
    LogManager.getLogManager().reset();
    ROOT.setLevel(level == LogLevel.DEBUG ? Level.INFO : level.level());
    POOL.setLevel(level == LogLevel.ERROR ? Level.SEVERE : Level.WARNING);
    OURS.setLevel(level.level());
    HTTP.setLevel(Level.OFF);
    ROOT.addHandler(handler(format, to));
  }

  /** Writes every record at once. */
  static Handler handler(LoggingFormat format, PrintStream to) {
    Formatter formatter = format == LoggingFormat.JSON ? new JsonLine() : new PlainLine();
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
}
