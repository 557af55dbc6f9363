package io.claritytoolbox.answer;

import java.util.function.Function;

/** What a question comes to. */
public sealed interface Reply permits Answer, Reply.Refusal {
  <T> T match(Function<Answer, T> answered, Function<Refusal, T> refused);

  /**
   * No figures.
   *
   * @param sentence what happened, what to do, and when
   */
  record Refusal(String sentence) implements Reply {
    @Override
    public <T> T match(Function<Answer, T> answered, Function<Refusal, T> refused) {
      return refused.apply(this);
    }
  }
}
