package io.claritytoolbox.dashboard;

import io.claritytoolbox.model.QuotaState;
import java.util.function.Function;

/** What a question to the dashboard comes to. */
public sealed interface DashboardReply<T> {
  <R> R match(Function<Answered<T>, R> answered, Function<String, R> refused);

  /** The same with the answer turned into another. */
  <U> DashboardReply<U> map(Function<T, U> turned);

  /**
   * An answer.
   *
   * @param quota where the budget of the dashboard stands after it
   */
  record Answered<T>(T answer, QuotaState quota) implements DashboardReply<T> {
    @Override
    public <R> R match(Function<Answered<T>, R> answered, Function<String, R> refused) {
      return answered.apply(this);
    }

    @Override
    public <U> DashboardReply<U> map(Function<T, U> turned) {
      return new Answered<>(turned.apply(answer), quota);
    }
  }

  /**
   * None.
   *
   * @param sentence what happened, what to do, and what it cost
   */
  record Refused<T>(String sentence) implements DashboardReply<T> {
    @Override
    public <R> R match(Function<Answered<T>, R> answered, Function<String, R> refused) {
      return refused.apply(sentence);
    }

    @Override
    public <U> DashboardReply<U> map(Function<T, U> turned) {
      return new Refused<>(sentence);
    }
  }
}
