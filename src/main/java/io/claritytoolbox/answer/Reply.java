package io.claritytoolbox.answer;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An answer or a refusal. */
public sealed interface Reply permits Answer, Reply.Refusal {
  <T> T match(Function<Answer, T> answered, Function<Refusal, T> refused);

  /**
   * No answer.
   *
   * @param sentence what happened, what to do, and when
   * @param instead figures of another period that requests were spent on, or null
   * @param requestsSpent what it cost nevertheless
   */
  record Refusal(String sentence, @Nullable Answer instead, int requestsSpent) implements Reply {
    public Refusal(String sentence) {
      this(sentence, null, 0);
    }

    @Override
    public <T> T match(Function<Answer, T> answered, Function<Refusal, T> refused) {
      return refused.apply(this);
    }
  }
}
