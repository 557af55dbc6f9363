package io.claritytoolbox.answer;

import java.time.Duration;

/** How sentences put amounts. */
final class Wording {
  private Wording() {}

  /** {@code 1 day} or {@code 3 days}. */
  static String days(long days) {
    return count(days, "day");
  }

  /** {@code 90 minutes}, cut. */
  static String minutes(Duration time) {
    return count(time.toMinutes(), "minute");
  }

  /** In minutes up to an hour, in hours up to two days, else in days. */
  static String age(Duration age) {
    if (age.toMinutes() < 60) {
      return count(Math.max(0, age.toMinutes()), "minute");
    }
    return age.toHours() < 48 ? count(age.toHours(), "hour") : days(age.toDays());
  }

  private static String count(long number, String thing) {
    return number + " " + thing + (number == 1 ? "" : "s");
  }
}
