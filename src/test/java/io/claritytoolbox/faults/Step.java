package io.claritytoolbox.faults;

/** The steps of a paid call. */
enum Step {
  TAKING("before the request is committed"),
  TAKEN("after the commit"),
  SENDING("while sending"),
  ANSWERED("after the response"),
  SAVING("while saving"),
  SAVED("before the outcome is recorded"),
  SETTLED("before the answer");

  private final String words;

  Step(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }
}
