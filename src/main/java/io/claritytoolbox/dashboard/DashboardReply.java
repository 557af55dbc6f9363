package io.claritytoolbox.dashboard;

import io.claritytoolbox.model.QuotaState;
import java.util.function.Function;

/** The reply to a question to the dashboard. */
public sealed interface DashboardReply<T> {
  <R> R match(Function<Answered<T>, R> answered, Function<String, R> refused);

  /** Converts the answer. */
  default <U> DashboardReply<U> map(Function<T, U> turned) {
    return match(
        answered -> new Answered<>(turned.apply(answered.answer()), answered.quota()),
        Refused::new);
  }

  /**
   * An answer.
   *
   * @param quota the dashboard's requests after it
   */
  record Answered<T>(T answer, QuotaState quota) implements DashboardReply<T> {
    @Override
    public <R> R match(Function<Answered<T>, R> answered, Function<String, R> refused) {
      return answered.apply(this);
    }
  }

  /**
   * A refusal.
   *
   * @param sentence what happened, what to do, and the cost
   */
  record Refused<T>(String sentence) implements DashboardReply<T> {
    @Override
    public <R> R match(Function<Answered<T>, R> answered, Function<String, R> refused) {
      return refused.apply(sentence);
    }
  }
}
