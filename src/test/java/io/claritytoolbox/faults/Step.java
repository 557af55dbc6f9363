package io.claritytoolbox.faults;

/** The steps of a paid call. */
enum Step {
  TAKING("before the request is written down"),
  TAKEN("after that"),
  SENDING("while sending"),
  ANSWERED("once the answer came"),
  SAVING("while saving"),
  SAVED("before its fate is noted"),
  SETTLED("before answering");

  private final String words;

  Step(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }
}
