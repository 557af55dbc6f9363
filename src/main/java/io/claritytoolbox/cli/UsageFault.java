package io.claritytoolbox.cli;

/** A command line that can't be carried out; the message is a sentence for whoever typed it. */
final class UsageFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UsageFault(String sentence) {
    super(sentence);
  }

  /** The sentence. */
  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
