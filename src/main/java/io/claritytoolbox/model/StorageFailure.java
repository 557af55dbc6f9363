package io.claritytoolbox.model;

/**
 * The store could not be read or written. The message is a sentence for the user; the cause is for
 * the log.
 */
public final class StorageFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StorageFailure(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
