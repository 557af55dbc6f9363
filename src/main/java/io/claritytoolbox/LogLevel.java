package io.claritytoolbox;

import java.util.logging.Level;

/** How much is logged. */
enum LogLevel {
  DEBUG(Level.FINE),
  INFO(Level.INFO),
  WARN(Level.WARNING),
  ERROR(Level.SEVERE);

  private final Level level;

  LogLevel(Level level) {
    this.level = level;
  }

  /** The JDK's name for it. */
  Level level() {
    return level;
  }

  /** The least of ours that covers the JDK's. */
  static LogLevel of(Level level) {
    for (LogLevel ours : values()) {
      if (level.intValue() <= ours.level.intValue()) {
        return ours;
      }
    }
    return ERROR;
  }
}
