package io.claritytoolbox.judge;

import java.util.function.Function;

/** What a judging question comes to. */
public sealed interface Judgement<T> {
  <R> R match(Function<T, R> judged, Function<String, R> refused);

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
   * @param sentence what happened, what to do, and when
   */
  record Refused<T>(String sentence) implements Judgement<T> {
    @Override
    public <R> R match(Function<T, R> judged, Function<String, R> refused) {
      return refused.apply(sentence);
    }
  }
}
