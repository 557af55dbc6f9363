package io.claritytoolbox.answer;

import java.time.Duration;

/** Amounts in sentences. */
final class Wording {
  private Wording() {}

  /** {@code 1 day}, {@code 3 days}. */
  static String days(long days) {
    return count(days, "day");
  }

  /** {@code 90 minutes}, rounded down. */
  static String minutes(Duration time) {
    return count(time.toMinutes(), "minute");
  }

  /** Minutes up to an hour, hours up to two days, then days. */
  static String age(Duration age) {
    if (age.toMinutes() < 60) {
      return count(Math.max(0, age.toMinutes()), "minute");
    }
    return age.toHours() < 48 ? count(age.toHours(), "hour") : days(age.toDays());
  }

  static String count(long number, String thing) {
    return number + " " + thing + (number == 1 ? "" : "s");
  }
}
