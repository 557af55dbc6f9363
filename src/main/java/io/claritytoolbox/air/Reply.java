package io.claritytoolbox.air;

import java.util.function.Function;

/** The reply to a call: a value or a failure. */
public sealed interface Reply<T> {
  <R> R match(Function<T, R> answered, Function<Failed<T>, R> failed);

  /** Converts the value. */
  default <R> Reply<R> map(Function<T, R> change) {
    return match(
        value -> new Answered<>(change.apply(value)),
        failed -> new Failed<>(failed.why(), failed.sentence()));
  }

  /** A value. */
  record Answered<T>(T value) implements Reply<T> {
    @Override
    public <R> R match(Function<T, R> answered, Function<Failed<T>, R> failed) {
      return answered.apply(value);
    }
  }

  /**
   * A failure.
   *
   * @param sentence what happened and what to do
   */
  record Failed<T>(Why why, String sentence) implements Reply<T> {
    @Override
    public <R> R match(Function<T, R> answered, Function<Failed<T>, R> failed) {
      return failed.apply(this);
    }
  }

  /** The cause of a failure, which determines whether the call counts. */
  enum Why {
    /** The call was not sent. */
    NOT_SENT,
    /** The call certainly never reached Clarity Movement. */
    NEVER_ARRIVED,
    /** The key was refused. */
    REFUSED,
    /** The limit was reached. */
    SPENT,
    /** The server returned an error or did not accept the call. */
    FAILED,
    UNREADABLE,
    /** The call may have arrived. */
    LOST
  }
}
