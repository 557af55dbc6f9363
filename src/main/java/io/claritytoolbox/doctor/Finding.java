package io.claritytoolbox.doctor;

import java.util.Locale;

/**
 * The result of a check.
 *
 * @param status how good it is
 * @param topic what it is about, in a word
 * @param sentence what is so
 * @param remedy what to do about it; empty where nothing is to be done
 */
record Finding(Status status, String topic, String sentence, String remedy) {
  /** How good it is, from best to worst. */
  enum Status {
    OK,
    /** Good to know, and nothing wrong. */
    NOTE,
    /** It works, and not as well as it could or not for much longer. */
    WARNING,
    /** It keeps answers from coming. */
    FAULT;

    String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static Finding ok(String topic, String sentence) {
    return new Finding(Status.OK, topic, sentence, "");
  }

  static Finding note(String topic, String sentence) {
    return new Finding(Status.NOTE, topic, sentence, "");
  }
}
