package io.claritytoolbox.cli;

import java.util.logging.Level;

/** How much is logged. */
enum LogLevel {
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
  static LogLevel of(Level level) {
    for (LogLevel ours : values()) {
      if (level.intValue() <= ours.level().intValue()) {
        return ours;
      }
    }
    return ERROR;
  }
}
