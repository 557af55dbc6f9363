package io.claritytoolbox.render;

import io.claritytoolbox.model.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times in words. */
public final class TimeText {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** Smaller numbers use the next smaller unit. */
  private static final int TOO_FEW = 2;

  private TimeText() {}

  /** For example {@code 2026-11-18 04:30 UTC}. */
  public static String minute(Instant instant) {
    return MINUTE.format(instant);
  }

  /** The start and the end of a window. */
  static String between(Window window) {
    return minute(window.from()) + " to " + minute(window.to());
  }

  /**
   * For example {@code 7 days}, {@code 26 hours}, {@code 1 minute} or {@code less than a minute}.
   */
  static String span(Duration span) {
    if (span.toDays() >= TOO_FEW) {
      return counted(span.toDays(), "day");
    }
    if (span.toHours() >= TOO_FEW) {
      return counted(span.toHours(), "hour");
    }
    return span.toMinutes() == 0 ? "less than a minute" : counted(span.toMinutes(), "minute");
  }

  /** The time between two instants; zero if the first one is later. */
  public static String since(Instant past, Instant now) {
    return span(past.isAfter(now) ? Duration.ZERO : Duration.between(past, now));
  }

  /** For example {@code 1 request} or {@code 2 requests}. */
  public static String counted(long count, String thing) {
    return String.format(Locale.ROOT, "%,d %s%s", count, thing, count == 1 ? "" : "s");
  }
}
