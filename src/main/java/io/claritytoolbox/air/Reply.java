package io.claritytoolbox.air;

import java.util.function.Function;

/** What came of a call: what it brought, or why it brought nothing. */
public sealed interface Reply<T> {
  <R> R match(Function<T, R> answered, Function<Failed<T>, R> failed);

  /** The same of what it brought. */
  default <R> Reply<R> map(Function<T, R> change) {
    return match(
        value -> new Answered<>(change.apply(value)),
        failed -> new Failed<>(failed.why(), failed.sentence()));
  }

  /** It brought what was asked for. */
  record Answered<T>(T value) implements Reply<T> {
    @Override
    public <R> R match(Function<T, R> answered, Function<Failed<T>, R> failed) {
      return answered.apply(value);
    }
  }

  /**
   * It brought nothing.
   *
   * @param sentence what happened and what to do
   */
  record Failed<T>(Why why, String sentence) implements Reply<T> {
    @Override
    public <R> R match(Function<T, R> answered, Function<Failed<T>, R> failed) {
      return failed.apply(this);
    }
  }

  /** Why a call brought nothing, by what it means for a budget. */
  enum Why {
    /** It was not sent. */
    NOT_SENT,
    /** It certainly never reached Clarity Movement. */
    NEVER_ARRIVED,
    /** For its key. */
    REFUSED,
    /** Because too much was asked for already. */
    SPENT,
    /** With an error of the server, or as a request that it doesn't know. */
    FAILED,
    UNREADABLE,
    /** It may have arrived. */
    LOST
  }
}
