package io.claritytoolbox.model;

/** Who waits for an answer: told of progress, asked whether it still waits. */
public interface Caller {
  /** A caller that waits for ever and wants no news. */
  Caller PATIENT = new Patient();

  /** A greater question that asks for a part of itself: the daily sync doesn't learn from it. */
  Caller ASIDE = new Patient();

  /** Waits for ever and wants no news. */
  final class Patient implements Caller {
    private Patient() {}

    @Override
    public void progress(String message) {}

    @Override
    public boolean isGone() {
      return false;
    }
  }

  /** Says in a short sentence what is being done, at most a few times a call. */
  void progress(String message);

  /** Whether nobody waits any more: then nothing new is spent. */
  boolean isGone();
}
