package io.claritytoolbox.answer;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a question comes to. */
public sealed interface Reply permits Answer, Reply.Refusal {
  <T> T match(Function<Answer, T> answered, Function<Refusal, T> refused);

  /**
   * No figures of what was asked.
   *
   * @param sentence what happened, what to do, and when
   * @param instead what the requests that were spent on it brought: figures of another period,
   *     which say so; null for none
   */
  record Refusal(String sentence, @Nullable Answer instead) implements Reply {
    Refusal(String sentence) {
      this(sentence, null);
    }

    @Override
    public <T> T match(Function<Answer, T> answered, Function<Refusal, T> refused) {
      return refused.apply(this);
    }
  }
}
