package io.claritytoolbox.judge;

import java.util.function.Function;

/** The outcome of a question that asks for a judgement. */
public sealed interface Judgement<T> {
  <R> R match(Function<T, R> judged, Function<String, R> refused);

  /** The same judgement in another form. */
  default <R> Judgement<R> map(Function<T, R> form) {
    return match(answer -> new Judged<>(form.apply(answer)), Refused::new);
  }

  /** A judgement. */
  record Judged<T>(T answer) implements Judgement<T> {
    @Override
    public <R> R match(Function<T, R> judged, Function<String, R> refused) {
      return judged.apply(answer);
    }
  }

  /**
   * No judgement.
   *
   * @param sentence the cause, what to do, and when
   */
  record Refused<T>(String sentence) implements Judgement<T> {
    @Override
    public <R> R match(Function<T, R> judged, Function<String, R> refused) {
      return refused.apply(sentence);
    }
  }
}
