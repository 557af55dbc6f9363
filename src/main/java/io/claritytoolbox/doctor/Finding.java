package io.claritytoolbox.doctor;

import io.claritytoolbox.history.Holding;
import java.util.Locale;

/**
 * The result of a check.
 *
 * @param topic its subject, one word
 * @param remedy what the user should do; empty for nothing
 */
record Finding(Status status, String topic, String sentence, String remedy) {
  /** From best to worst. */
  enum Status {
    OK,
    /** Information. */
    NOTE,
    /** A problem that doesn't prevent answers yet. */
    WARNING,
    /** A problem that prevents answers. */
    FAULT;

    String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static Finding of(Holding.Check check) {
    return new Finding(
        Status.valueOf(check.level().name()), check.topic(), check.sentence(), check.remedy());
  }

  static Finding ok(String topic, String sentence) {
    return new Finding(Status.OK, topic, sentence, "");
  }

  static Finding note(String topic, String sentence) {
    return new Finding(Status.NOTE, topic, sentence, "");
  }

  static Finding warning(String topic, String sentence, String remedy) {
    return new Finding(Status.WARNING, topic, sentence, remedy);
  }

  static Finding fault(String topic, String sentence, String remedy) {
    return new Finding(Status.FAULT, topic, sentence, remedy);
  }
}
