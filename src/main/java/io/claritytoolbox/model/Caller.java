package io.claritytoolbox.model;

/** The caller of a question. It receives progress and can leave before the answer. */
public interface Caller {
  /** A caller that waits without a limit and ignores progress. */
  Caller PATIENT = new Patient();

  /**
   * The caller for a question that is part of a larger one. The daily sync does not learn from it.
   */
  Caller ASIDE = new Patient();

  /** A caller that waits without a limit and ignores progress. */
  final class Patient implements Caller {
    private Patient() {}

    @Override
    public void progress(String message) {}

    @Override
    public boolean isGone() {
      return false;
    }
  }

  /** Reports progress in a short sentence, a few times per call at most. */
  void progress(String message);

  /** Whether the caller has left. Then no new request is sent. */
  boolean isGone();
}
